/**
 * The dialog in which the instalments of a plan that FI-CA has are moved: what is unpaid stands there to
 * be edited, or is spread evenly from another first day; what is agreed on is what the ERP made of it.
 */
sap.ui.define(['sap/m/MessageBox', './customerDialog'], (MessageBox, customerDialog) => {
  const tables = ['plans'];

  async function open(position, [plan]) {
    try {
      await show(this, position, plan.getProperty('ID'));
    } catch ({ message }) {
      MessageBox.error(message);
    }
  }

  async function show(page, position, plan) {
    const [{ value: unpaid }, seen, today] = await Promise.all([
      customerDialog.invoke(position, 'instalmentsToChange', { plan }),
      customerDialog.lastChange(position),
      position.requestProperty('businessDate'),
    ]);
    const data = begin(unpaid, today, { plan, seen });
    await customerDialog.open(page, 'ChangePlan', data, (model, means) => ({
      onEdit: () => model.setData({ ...model.getData(), chosen: null }),
      onRemove: (event) => {
        const { number } = event.getSource().getBindingContext('dialog').getObject();
        const rows = model.getData().rows.filter((row) => row.number !== number);
        model.setData({ ...model.getData(), rows: numbered(rows), chosen: null });
      },
      onAdd: () => {
        const { rows } = model.getData();
        const row = { dueOn: null, amount: null, currency: rows[0]?.currency ?? data.currency };
        model.setData({ ...model.getData(), rows: numbered([...rows, row]), chosen: null });
      },
      onSpread: () => simulate(model, means, position, evenly(model.getData())),
      onSimulate: () => simulate(model, means, position, oneByOne(model.getData())),
      onCancel: means.close,
      onAccept: () => accept(model, means, position),
    }));
  }

  function begin(unpaid, today, about) {
    const minDate = dayAfter(new Date(`${today}T00:00`));
    const { currency } = unpaid[0];
    const terms = { firstDueOn: null, intervalUnit: 'month', intervalCount: 1 };
    const spread = { ...terms, instalmentCount: unpaid.length };
    const rows = unpaid.map(toRow);
    return { ...about, ...spread, rows, currency, minDate, chosen: null, problem: '', reason: '' };
  }

  function toRow({ number, dueOn, amount, currency }) {
    return { number, dueOn: new Date(`${dueOn}T00:00`), amount, currency };
  }

  function numbered(rows) {
    return rows.map((row, index) => ({ ...row, number: index + 1 }));
  }

  function evenly({ plan, firstDueOn, intervalUnit, intervalCount, instalmentCount }) {
    return {
      plan,
      instalments: [],
      firstDueOn: isoDay(firstDueOn),
      intervalUnit,
      intervalCount: Number(intervalCount),
      instalmentCount: Number(instalmentCount),
    };
  }

  function oneByOne({ plan, rows }) {
    const instalments = rows.map(({ dueOn, amount }) => ({ dueOn: isoDay(dueOn), amount }));
    return { plan, instalments };
  }

  /** What is wrong stands above what was typed, which stays; else the ERP's own schedule takes its place. */
  async function simulate(model, { dialog }, position, parameters) {
    dialog.setBusy(true);
    model.setData({ ...model.getData(), problem: '', chosen: null });
    try {
      const chosen = await customerDialog.invoke(position, 'simulatePlanChange', parameters);
      const { currency } = chosen;
      const rows = chosen.instalments.map((row) => toRow({ ...row, currency }));
      model.setData({ ...model.getData(), rows, chosen });
    } catch ({ message }) {
      model.setProperty('/problem', message);
    } finally {
      dialog.setBusy(false);
    }
  }

  async function accept(model, means, position) {
    const { chosen, reason, seen } = model.getData();
    const reload = async () => {
      model.setProperty('/seen', await customerDialog.lastChange(position));
      await customerDialog.refresh(position, tables);
    };
    const parameters = { quote: chosen.quote, reason, seen };
    const sent = { action: 'changePlan', parameters, reload };
    if (!(await customerDialog.send(position, means.dialog, sent))) return;
    const text = chosen.needsApproval ? 'planChangeWaits' : 'planChanged';
    await customerDialog.done(position, means, text, tables);
  }

  function dayAfter(date) {
    return new Date(date.getFullYear(), date.getMonth(), date.getDate() + 1);
  }

  function isoDay(date) {
    if (!date) return null;
    const two = (number) => String(number).padStart(2, '0');
    return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  }

  return { open };
});
