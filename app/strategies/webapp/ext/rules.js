/** The rules of a version: each opens in the editor, where a draft's can be changed. */
sap.ui.define(['./clauseEditor', './desk', './trials'], (clauseEditor, desk, trials) => {
  function add(event) {
    const source = event.getSource();
    return edit(desk.viewOf(source), source.getBindingContext(), null);
  }

  function open(event) {
    const row = event.getSource().getBindingContext();
    return edit(desk.viewOf(event.getSource()), row.getBinding().getContext(), row);
  }

  async function edit(view, version, row) {
    const sequence = row?.getProperty('sequence') ?? null;
    const clause = {
      isRule: true,
      mayEdit: version.getProperty('mayEdit'),
      context: version,
      read: () => readRule(version, sequence),
      save: ({ points, ...clause }) =>
        desk.call(version, 'saveRule', { sequence, points, ...clause }),
      remove: ({ known }) => desk.call(version, 'removeRule', { sequence, known }),
      changed: () => refresh(view, version),
    };
    await desk.whileBusy(view, () => clauseEditor.open(view, clause));
  }

  /** By the button at the end of a row, or the delete key on it. */
  async function takeOut(event) {
    const view = desk.viewOf(event.getSource());
    const row = event.getParameter('listItem').getBindingContext();
    const version = row.getBinding().getContext();
    const { sequence, sentence } = row.getObject();
    const { known } = await readRule(version, sequence);
    await desk.takeOut(view, {
      question: 'removeRuleAsk',
      sentence,
      remove: async () => {
        await desk.call(version, 'removeRule', { sequence, known });
        await refresh(view, version);
      },
    });
  }

  async function readRule(version, sequence) {
    if (sequence !== null) return desk.call(version, 'ruleToEdit', { sequence });
    const currency = version.getProperty('currency') ?? (await version.requestProperty('currency'));
    return { sequence, currency, titles: [], points: 10, known: null, conditions: [] };
  }

  /** All on the page that another rule changes. */
  async function refresh(view, version) {
    await version.requestSideEffects([{ $NavigationPropertyPath: 'rules' }]);
    await trials.refresh(view, version);
  }

  return { add, open, takeOut };
});
