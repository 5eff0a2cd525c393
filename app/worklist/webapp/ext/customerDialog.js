/**
 * Opens dialogs of the customer's page and sends what was typed in them. Whatever is refused, the
 * dialog stays as it is: figures that changed meanwhile are read again beneath what was typed.
 */
sap.ui.define(
  [
    'sap/m/MessageBox',
    'sap/m/MessageToast',
    'sap/ui/Device',
    'sap/ui/core/Element',
    'sap/ui/model/json/JSONModel',
    './erpProgress',
  ],
  (MessageBox, MessageToast, Device, Element, JSONModel, erpProgress) => {
    /** Before any change: what has never changed since the morning counts as seen. */
    const never = '1970-01-01T00:00:00Z';
    /** Id of the control that opened the last dialog, or the first of those that followed one another. */
    let opener;

    /**
     * Loads the fragment of a name, gives it a model of that name with the data (or what they will be) and its
     * handlers, and opens it; `handlers` is called with the model and the dialog's own means. To be called at
     * once when a button is pressed: the keyboard comes back to what has the focus now.
     */
    async function open(page, name, data, handlers) {
      keepOpener();
      const model = new JSONModel(await data);
      const texts = await page.getModel('i18n').getResourceBundle();
      const means = { texts, close: () => means.dialog.close() };
      const dialog = await page.loadFragment({
        id: name,
        name: `saldo.worklist.ext.${name}`,
        controller: handlers(model, means),
      });
      means.dialog = dialog;
      dialog.setModel(model, 'dialog');
      dialog.setStretch(Device.system.phone);
      dialog.attachAfterClose(() => {
        dialog.destroy();
        giveFocusBack();
      });
      dialog.open();
      return dialog;
    }

    /** Nothing has the focus while the page waits: then what opened the dialog before opens this one, too. */
    function keepOpener() {
      if (!isFocusLost()) opener = Element.closestTo(document.activeElement)?.getId();
    }

    /**
     * A dialog gives it to what had it when the dialog showed, which may have been the page that waited, or
     * a dialog that was still closing.
     */
    function giveFocusBack() {
      Element.getElementById(opener)?.focus({ preventScroll: true });
    }

    function isFocusLost() {
      return document.activeElement.matches('body, .sapUiLocalBusyIndicator');
    }

    /** When the position had last changed, as it is now; goes with what is decided on its figures. */
    async function lastChange(position) {
      const fresh = position.getModel().bindContext(position.getPath(), null, {
        $select: 'changedAt',
      });
      const { changedAt } = await fresh.requestObject();
      fresh.destroy();
      return changedAt ?? never;
    }

    /**
     * Invokes an action with what was typed. True when it was done and the dialog is closed; else the
     * reason was shown and the dialog stays. `reload` reads the figures of the dialog again.
     */
    async function send(position, dialog, { action, parameters, reload }) {
      dialog.setBusy(true);
      try {
        await invoke(position, action, parameters);
      } catch (error) {
        dialog.setBusy(false);
        await tell(error, dialog, reload);
        return false;
      }
      await closed(dialog);
      return true;
    }

    /** What follows may open another dialog, which must not find this one; Escape may have closed it before. */
    async function closed(dialog) {
      if (!dialog.isOpen()) return;
      await new Promise((resolve) => {
        dialog.attachEventOnce('afterClose', resolve);
        dialog.close();
      });
    }

    async function invoke(position, action, parameters = {}) {
      const operation = position.getModel().bindContext(`WorklistService.${action}(...)`, position);
      for (const [name, value] of Object.entries(parameters)) operation.setParameter(name, value);
      await operation.invoke();
      return operation.getBoundContext()?.getObject();
    }

    /** A conflict is no mistake of the agent's: it says what happened, and that nothing is lost. */
    async function tell(error, dialog, reload) {
      const texts = await dialog.getModel('i18n').getResourceBundle();
      const code = error.error?.code;
      if (code === 'POSITION_CHANGED' && reload) return offerReload(error, texts, reload);
      if (error.status !== 409) return MessageBox.error(error.message);
      return MessageBox.warning(`${error.message}\n\n${texts.getText('conflictKept')}`);
    }

    function offerReload({ message }, texts, reload) {
      const again = texts.getText('conflictReload');
      MessageBox.warning(`${message}\n\n${texts.getText('conflictKept')}`, {
        title: texts.getText('conflictTitle'),
        actions: [again, MessageBox.Action.CANCEL],
        emphasizedAction: again,
        onClose: (answer) => answer === again && reload(),
      });
    }

    /** The page shows what was done, then what the ERP makes of it. */
    async function done(position, { texts }, text, tables) {
      MessageToast.show(texts.getText(text));
      await refresh(position, tables);
      if (isFocusLost()) giveFocusBack();
      erpProgress.follow(position);
    }

    function refresh(position, tables) {
      const entities = [...tables, 'events', 'operations', 'timeline'].map(
        ($NavigationPropertyPath) => ({ $NavigationPropertyPath }),
      );
      return position.requestSideEffects([{ $PropertyPath: '*' }, ...entities]);
    }

    /** All rows of a list as plain objects. */
    async function readAll(position, path, options = {}) {
      const { sorters = [], filters = [], ...parameters } = options;
      const list = position
        .getModel()
        .bindList(path, path.startsWith('/') ? undefined : position, sorters, filters, {
          $$ownRequest: true,
          ...parameters,
        });
      const contexts = await list.requestContexts(0, 500);
      return contexts.map((context) => context.getObject());
    }

    return { open, lastChange, send, invoke, done, refresh, readAll };
  },
);
