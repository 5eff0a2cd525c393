sap.ui.define(
  [
    'sap/m/Button',
    'sap/m/Dialog',
    'sap/m/Label',
    'sap/m/MessageBox',
    'sap/m/MessageToast',
    'sap/m/TextArea',
  ],
  (Button, Dialog, Label, MessageBox, MessageToast, TextArea) => {
    const ACTION = 'PrivacyService.exportPerson(...)';

    /** Offers what the person is told as a file of the officer's own: nothing of it stays on the screen. */
    function download(name, text) {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
      link.download = name;
      link.click();
      URL.revokeObjectURL(link.href);
    }

    async function exportPerson(context, reason) {
      const action = context.getModel().bindContext(ACTION, context);
      action.setParameter('reason', reason);
      await action.invoke();
      const data = JSON.parse(action.getBoundContext().getObject().value);
      download(`${context.getProperty('partner')}.json`, JSON.stringify(data, null, 2));
    }

    return {
      isOne: (_, contexts) => contexts.length === 1,

      /** Asks why the data is asked for, and downloads it. */
      ask(_, [context]) {
        const texts = this.getModel('i18n').getResourceBundle();
        const reason = new TextArea({ width: '100%', maxLength: 250, rows: 3 });
        const label = new Label({
          text: texts.getText('exportReason'),
          labelFor: reason,
          required: true,
        });
        const go = async () => {
          if (reason.getValue().trim() === '') return reason.setValueState('Error');
          dialog.close();
          try {
            await exportPerson(context, reason.getValue().trim());
            MessageToast.show(texts.getText('exported', [context.getProperty('partner')]));
          } catch (error) {
            MessageBox.error(error.message, { title: texts.getText('exportFailed') });
          }
        };
        const dialog = new Dialog({
          title: texts.getText('exportPerson'),
          contentWidth: '24rem',
          content: [label, reason],
          beginButton: new Button({
            text: texts.getText('exportPerson'),
            type: 'Emphasized',
            press: go,
          }),
          endButton: new Button({ text: texts.getText('cancel'), press: () => dialog.close() }),
          afterClose: () => dialog.destroy(),
        }).addStyleClass('sapUiContentPadding');
        dialog.open();
      },
    };
  },
);
