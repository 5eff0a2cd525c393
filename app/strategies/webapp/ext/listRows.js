/** The rows of a list in words; each opens in the editor, which writes into a draft change. */
sap.ui.define(['./desk', './rowEditor'], (desk, rowEditor) => {
  const states = { current: 'Success', later: 'Information', over: 'None' };

  async function show(view, list) {
    const [texts, told, mayWrite] = await Promise.all([
      desk.textsOf(view),
      desk.callForList(list, 'rows'),
      list.requestProperty('mayWrite'),
    ]);
    const all = told.map((row) => ({
      ...row,
      stateText: texts.getText(`row.${row.state}`),
      stateColour: states[row.state],
      waitingText: row.waiting ? texts.getText('rowWaiting', [row.waiting]) : '',
    }));
    const model = view.getModel('listed');
    model.setData({ ...model.getData(), all, mayWrite });
    filter(model);
  }

  /** What is over is history: shown on demand. */
  function filter(model) {
    const { all, shown } = model.getData();
    const isShown = ({ state }) => shown === 'all' || state !== 'over';
    model.setProperty('/rows', all.filter(isShown));
  }

  function onShownChange(event) {
    filter(event.getSource().getModel('listed'));
  }

  function add(event) {
    return edit(event.getSource(), null);
  }

  function open(event) {
    const { rowKey } = event.getSource().getBindingContext('listed').getObject();
    return edit(event.getSource(), rowKey);
  }

  async function refresh(view, list) {
    await show(view, list);
    await list.requestSideEffects([{ $PropertyPath: 'waiting' }]);
  }

  async function edit(source, rowKey) {
    const view = desk.viewOf(source);
    const list = source.getBindingContext();
    const { mayWrite } = view.getModel('listed').getData();
    const what = { list, rowKey, mayWrite, changed: () => refresh(view, list) };
    await desk.whileBusy(view, () => rowEditor.open(view, what));
  }

  return { show, onShownChange, add, open };
});
