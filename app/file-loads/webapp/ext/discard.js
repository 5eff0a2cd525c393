/** Deletes a file with its rejected rows and what a check showed of it; the record stays. */
sap.ui.define(
  ['sap/m/MessageBox', './findings', './mapping', './service'],
  (MessageBox, findings, mapping, service) => {
    async function discard(view, load) {
      await service.call(load, 'discard');
      await load.requestSideEffects([{ $PropertyPath: '*' }]);
      await Promise.all([mapping.show(view, load), findings.show(view, load)]);
    }

    return {
      /** Called by Fiori elements from the page's header. */
      async open(load) {
        const view = this.getEditFlow().getView();
        const texts = await service.textsOf(view);
        const action = texts.getText('discard');
        MessageBox.confirm(texts.getText('discardAsk'), {
          actions: [action, MessageBox.Action.CANCEL],
          emphasizedAction: action,
          onClose: (choice) => {
            if (choice === action) service.whileBusy(view, () => discard(view, load));
          },
        });
      },
    };
  },
);
