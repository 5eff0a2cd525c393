/** What the dialogs of the desk have in common: to ask the service, and to stand on the page. */
sap.ui.define(
  ['sap/m/MessageBox', 'sap/m/MessageToast', 'sap/ui/core/Fragment', 'sap/ui/model/json/JSONModel'],
  (MessageBox, MessageToast, Fragment, JSONModel) => {
    const namespace = 'StrategiesService';

    /** Calls a bound action or function outside of any batch: some of them take their time. */
    async function call(context, name, parameters = {}) {
      const path = `${namespace}.${name}(...)`;
      const operation = context
        .getModel()
        .bindContext(path, context, { $$inheritExpandSelect: false });
      for (const [key, value] of Object.entries(parameters)) operation.setParameter(key, value);
      await operation.invoke('$direct');
      return operation.getBoundContext()?.getObject();
    }

    /** The same for what is bound to nothing. */
    async function callUnbound(model, name, parameters) {
      const operation = model.bindContext(`/${name}(...)`);
      for (const [key, value] of Object.entries(parameters)) operation.setParameter(key, value);
      await operation.invoke('$direct');
      return operation.getBoundContext().getObject();
    }

    /** The same for what answers with a list. */
    async function callForList(context, name, parameters) {
      return (await call(context, name, parameters))?.value ?? [];
    }

    async function readAll(list) {
      const contexts = await list.requestContexts(0, 1000);
      return contexts.map((context) => context.getObject());
    }

    /** The dialog of a fragment, with a model of its own by the name given, gone once it is closed. */
    async function openDialog(view, { fragment, name, data, handlers }) {
      const dialog = await Fragment.load({
        id: `${view.getId()}--${fragment}`,
        name: `saldo.strategies.ext.${fragment}`,
        controller: handlers,
      });
      dialog.setModel(new JSONModel(data), name);
      dialog.attachAfterClose(() => dialog.destroy());
      view.addDependent(dialog);
      dialog.open();
      return dialog;
    }

    /** Shows that something is under way, and what came of it when it failed. */
    async function whileBusy(control, work) {
      control.setBusy(true);
      try {
        return await work();
      } catch (error) {
        MessageBox.error(error.message);
        return undefined;
      } finally {
        if (!control.isDestroyed()) control.setBusy(false);
      }
    }

    /** Asks whether a row shall be taken out of its draft, in words of the row, and does it. */
    async function takeOut(view, { question, sentence, remove }) {
      const texts = await textsOf(view);
      MessageBox.confirm(`${texts.getText(question)}\n\n${sentence}`, {
        actions: [texts.getText('takeOut'), MessageBox.Action.CANCEL],
        emphasizedAction: texts.getText('takeOut'),
        onClose: (choice) => {
          if (choice !== texts.getText('takeOut')) return;
          whileBusy(view, async () => {
            await remove();
            MessageToast.show(texts.getText('removed'));
          });
        },
      });
    }

    function viewOf(control) {
      return control.isA('sap.ui.core.mvc.View') ? control : viewOf(control.getParent());
    }

    function textsOf(control) {
      return control.getModel('i18n').getResourceBundle();
    }

    return {
      call,
      callUnbound,
      callForList,
      readAll,
      openDialog,
      whileBusy,
      takeOut,
      viewOf,
      textsOf,
    };
  },
);
