/** Sends what waits for the ERP, and tells what came of it: Fiori elements shows no answer of an action. */
sap.ui.define(
  ['sap/m/MessageBox', 'sap/m/MessageToast', 'sap/ui/core/BusyIndicator'],
  (MessageBox, MessageToast, BusyIndicator) => {
    async function sendOperations(model) {
      const action = model.bindContext('/sendOperations(...)');
      await action.invoke();
      return JSON.parse(action.getBoundContext().getObject().value);
    }

    function inWords({ confirmed, later, parked, held }, texts) {
      const counts = [confirmed, later, parked, held];
      const isNothing = counts.every((count) => count === 0);
      return isNothing ? texts.getText('sentNothing') : texts.getText('sent', counts);
    }

    return {
      /** Called by Fiori elements from the table's toolbar; `this` is its extension API. */
      async send() {
        const texts = await this.getModel('i18n').getResourceBundle();
        BusyIndicator.show(0);
        try {
          const report = await sendOperations(this.getModel());
          if (report.failure) throw new Error(report.failure.message);
          MessageToast.show(inWords(report, texts));
        } catch (error) {
          MessageBox.error(error.message, { title: texts.getText('sendFailed') });
        } finally {
          BusyIndicator.hide();
          await this.refresh();
        }
      },
    };
  },
);
