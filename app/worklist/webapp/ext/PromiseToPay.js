/**
 * The dialog in which an agent writes down a promise: which items, and what is paid when; or another
 * one in the place of an open promise. Fiori elements builds dialogs from annotations for actions
 * with single values only; these take two tables (items and dates) whose sums must agree.
 */
sap.ui.define(
  ['sap/m/MessageBox', 'sap/ui/model/Filter', './customerDialog', './promisePlan'],
  (MessageBox, Filter, customerDialog, promisePlan) => {
    const tables = ['items', 'promises'];

    /** Called by Fiori elements with the page's position; `this` is its extension API. */
    function open(position) {
      return show(this, position, null);
    }

    /** From the table of promises: the chosen one gives way to what is agreed now. */
    async function replace(position, [promise]) {
      const { ID, promisedOn } = await promise.requestObject();
      try {
        await show(this, position, { ID, promisedOn });
      } catch (error) {
        MessageBox.warning(error.message);
      }
    }

    function show(page, position, replaced) {
      const data = begin(position, replaced);
      return customerDialog.open(page, 'PromiseToPay', data, (model, means) =>
        handlersOf(model, means, position, replaced),
      );
    }

    async function begin(position, replaced) {
      const { items, today, seen } = await read(position, replaced);
      const plan = promisePlan.begin(items, new Date(`${today}T00:00`));
      return { ...plan, seen, replaces: replaced?.promisedOn ?? null };
    }

    /** What may be promised on each item, as the service will check it, and as of when. */
    async function read(position, replaced) {
      const question = replaced
        ? customerDialog.invoke(position, 'itemsToReplace', { promise: replaced.ID })
        : customerDialog.invoke(position, 'itemsToPromise');
      const [{ value: items }, seen, today] = await Promise.all([
        question,
        customerDialog.lastChange(position),
        position.requestProperty('businessDate'),
      ]);
      return { items, seen, today };
    }

    function handlersOf(model, means, position, replaced) {
      const change = (step) => model.setData(step(model.getData()));
      return {
        onCurrencyChange: () => change(promisePlan.chooseCurrency),
        onItemsChange: () => change(promisePlan.followItems),
        onDatesChange: () => change(promisePlan.recount),
        onSplit: () => change(promisePlan.split),
        onAddDate: () => change(promisePlan.addDate),
        onRemoveDate: (event) => {
          const row = event.getParameter('listItem').getBindingContext('dialog').getObject();
          change((plan) => promisePlan.removeDate(plan, row));
        },
        onCancel: means.close,
        onPromise: () => send(model, means, position, replaced),
      };
    }

    async function send(model, means, position, replaced) {
      const plan = model.getData();
      const reload = async () => {
        const { items, seen } = await read(position, replaced);
        model.setData({ ...promisePlan.withItems(model.getData(), items), seen });
        await customerDialog.refresh(position, tables);
      };
      const parameters = { ...promisePlan.parameters(plan), seen: plan.seen };
      const action = replaced ? 'replacePromise' : 'promiseToPay';
      if (replaced) parameters.promise = replaced.ID;
      const sent = { action, parameters, reload };
      if (!(await customerDialog.send(position, means.dialog, sent))) return;
      const text = (await isWaiting(position)) ? 'promiseWaits' : 'promiseDone';
      await customerDialog.done(position, means, text, tables);
    }

    /** Above the agent's limit a supervisor decides before the ERP hears of it. */
    async function isWaiting(position) {
      const filters = [new Filter('approval', 'EQ', 'waiting')];
      const waiting = await customerDialog.readAll(position, 'promises', {
        filters,
        $select: 'ID',
      });
      return waiting.length > 0;
    }

    return { open, replace };
  },
);
