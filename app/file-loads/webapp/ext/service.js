/** How the app asks its service, and tells what came of it. */
sap.ui.define(['sap/m/MessageBox'], (MessageBox) => {
  const namespace = 'FileLoadService';

  /** Calls a bound action or function outside of any batch: work on a file takes its time. */
  async function call(context, name, parameters = {}) {
    const path = `${namespace}.${name}(...)`;
    const settings = { $$inheritExpandSelect: false };
    return invoked(context.getModel().bindContext(path, context, settings), parameters);
  }

  /** The same for what is bound to nothing. */
  async function callUnbound(model, name, parameters = {}) {
    return invoked(model.bindContext(`/${name}(...)`), parameters);
  }

  async function invoked(operation, parameters) {
    for (const [key, value] of Object.entries(parameters)) operation.setParameter(key, value);
    await operation.invoke('$direct');
    return operation.getBoundContext()?.getObject();
  }

  /** All rows of a small list, filtered by equal values. */
  async function readAll(model, path, where = '') {
    const parameters = where ? { $filter: where } : {};
    const list = model.bindList(path, undefined, [], [], { ...parameters, $$groupId: '$direct' });
    const contexts = await list.requestContexts(0, 1000);
    return contexts.map((context) => context.getObject());
  }

  const RECORD = ['ID', 'status', 'source', 'object', 'mapping', 'delivery'].concat([
    'rowsRead',
    'rowsChanged',
    'rowsUnchanged',
    'rowsRejected',
    'itemsLeft',
  ]);

  /** What the page tells of a load, whether or not a control shows it. */
  async function recordOf(load) {
    const values = await load.requestProperty(RECORD);
    return Object.fromEntries(RECORD.map((name, at) => [name, values[at]]));
  }

  /** Shows that something is under way, and in words what came of it when it failed. */
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

  /** A text or a promise of it: Fiori elements wraps the bundle on its pages. */
  function textsOf(control) {
    return control.getModel('i18n').getResourceBundle();
  }

  function viewOf(control) {
    return control.isA('sap.ui.core.mvc.View') ? control : viewOf(control.getParent());
  }

  return { call, callUnbound, readAll, recordOf, whileBusy, textsOf, viewOf };
});
