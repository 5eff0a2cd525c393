/** What the ERP says of a parked operation now, read live: whether it has it, and what it shows. */
sap.ui.define(
  [
    'sap/m/Button',
    'sap/m/Dialog',
    'sap/m/Label',
    'sap/m/MessageBox',
    'sap/m/MessageStrip',
    'sap/m/Text',
    'sap/ui/core/BusyIndicator',
    'sap/ui/core/format/DateFormat',
  ],
  (Button, Dialog, Label, MessageBox, MessageStrip, Text, BusyIndicator, DateFormat) => {
    const FUNCTION = 'IntegrationService.compareWithErp(...)';

    async function askErp(operation) {
      const asked = operation.getModel().bindContext(FUNCTION, operation);
      await asked.invoke();
      return asked.getBoundContext().getObject();
    }

    /** In a sentence, with what to do about it. */
    function verdictOf({ effects, fault }, texts) {
      if (fault) return { type: 'Error', text: fault };
      if (effects.length === 0)
        return { type: 'Information', text: texts.getText('erpHasNothing') };
      const isOnce = effects.length === 1;
      const text = texts.getText(isOnce ? 'erpHasIt' : 'erpHasItTwice', [effects.join(', ')]);
      return { type: isOnce ? 'Success' : 'Warning', text };
    }

    function indented(json) {
      return json && JSON.stringify(JSON.parse(json), null, 2);
    }

    function show(answer, texts) {
      const at = DateFormat.getDateTimeInstance({ style: 'medium' }).format(new Date(answer.asOf));
      const label = new Label({ text: texts.getText('erpShows'), wrapping: true });
      const shows = new Text({ text: indented(answer.erpShows), renderWhitespace: true });
      label.addStyleClass('sapUiSmallMarginTop');
      const dialog = new Dialog({
        title: texts.getText('erpAsOf', [at]),
        contentWidth: '40rem',
        resizable: true,
        content: [
          new MessageStrip({ ...verdictOf(answer, texts), showIcon: true }),
          ...(answer.erpShows ? [label, shows] : []),
        ],
        endButton: new Button({ text: texts.getText('close'), press: () => dialog.close() }),
        afterClose: () => dialog.destroy(),
      }).addStyleClass('sapUiContentPadding');
      dialog.open();
    }

    return {
      async open(operation) {
        const texts = await this.getModel('i18n').getResourceBundle();
        BusyIndicator.show(0);
        try {
          show(await askErp(operation), texts);
        } catch (error) {
          MessageBox.error(error.message, { title: texts.getText('erpFailed') });
        } finally {
          BusyIndicator.hide();
        }
      },
    };
  },
);
