/**
 * The dialog in which an agent writes down a promise: which items, and what is paid when.
 * Fiori elements builds dialogs from annotations for actions with single values only; this action
 * takes two tables (items and dates) whose sums must agree, so the dialog is written by hand.
 */
sap.ui.define(
  [
    'sap/m/MessageBox',
    'sap/m/MessageToast',
    'sap/ui/model/Filter',
    'sap/ui/model/json/JSONModel',
    './erpProgress',
    './promisePlan',
  ],
  (MessageBox, MessageToast, Filter, JSONModel, erpProgress, promisePlan) => {
    const action = 'WorklistService.promiseToPay';

    /** Called by Fiori elements with the page's position; `this` is its extension API. */
    async function open(position) {
      const [items, today] = await Promise.all([
        readItems(position),
        position.requestProperty('businessDate'),
      ]);
      const model = new JSONModel(promisePlan.begin(items, new Date(`${today}T00:00`)));
      const dialog = await this.loadFragment({
        id: 'promiseToPay',
        name: 'saldo.worklist.ext.PromiseToPay',
        controller: handlersOf(model, position),
      });
      model.setProperty('/dialog', dialog);
      dialog.setModel(model, 'promise');
      dialog.attachAfterClose(() => dialog.destroy());
      dialog.open();
    }

    /** With what may be promised on each, as the service will check it. */
    async function readItems(position) {
      const question = position
        .getModel()
        .bindContext('WorklistService.itemsToPromise(...)', position);
      await question.invoke();
      return question.getBoundContext().getObject().value;
    }

    function handlersOf(model, position) {
      const change = (step) => model.setData(step(model.getData()));
      return {
        onCurrencyChange: () => change(promisePlan.chooseCurrency),
        onItemsChange: () => change(promisePlan.followItems),
        onDatesChange: () => change(promisePlan.recount),
        onSplit: () => change(promisePlan.split),
        onAddDate: () => change(promisePlan.addDate),
        onRemoveDate: (event) => {
          const row = event.getParameter('listItem').getBindingContext('promise').getObject();
          change((plan) => promisePlan.removeDate(plan, row));
        },
        onCancel: () => model.getProperty('/dialog').close(),
        onPromise: () => send(model, position),
      };
    }

    async function send(model, position) {
      const plan = model.getData();
      const { items, dates, note } = promisePlan.parameters(plan);
      const operation = position.getModel().bindContext(`${action}(...)`, position);
      operation
        .setParameter('items', items)
        .setParameter('dates', dates)
        .setParameter('note', note);
      plan.dialog.setBusy(true);
      try {
        await operation.invoke();
        const texts = await plan.dialog.getModel('i18n').getResourceBundle();
        plan.dialog.close();
        const waits = await isWaiting(position);
        MessageToast.show(texts.getText(waits ? 'promiseWaits' : 'promiseDone'));
        await refresh(position);
        erpProgress.follow(position);
      } catch (error) {
        plan.dialog.setBusy(false);
        MessageBox.error(error.message);
      }
    }

    /** Above the agent's limit a supervisor decides before the ERP hears of it. */
    async function isWaiting(position) {
      const waiting = [new Filter('approval', 'EQ', 'waiting')];
      const list = position.getModel().bindList('promises', position, [], waiting, {
        $select: 'ID',
        $$ownRequest: true,
      });
      return (await list.requestContexts(0, 1)).length > 0;
    }

    /** Everything on the page that a promise changes. */
    function refresh(position) {
      const tables = ['items', 'promises', 'events'].map(($NavigationPropertyPath) => ({
        $NavigationPropertyPath,
      }));
      return position.requestSideEffects([{ $PropertyPath: '*' }, ...tables]);
    }

    return { open };
  },
);
