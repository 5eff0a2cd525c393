/** The stages that a change brings, as they are asked: each opens in the editor, and can be moved in a draft. */
sap.ui.define(['./clauseEditor', './desk'], (clauseEditor, desk) => {
  function add(event) {
    const table = event.getSource().getParent().getParent();
    const [first] = table.getBinding('items').getCurrentContexts();
    return edit(event.getSource(), { validFrom: first?.getProperty('validFrom'), sequence: null });
  }

  function open(event) {
    const source = event.getSource();
    return edit(source, placeOf(source.getBindingContext()));
  }

  function placeOf(row) {
    return { validFrom: row.getProperty('validFrom'), sequence: row.getProperty('sequence') };
  }

  async function edit(source, place) {
    const view = desk.viewOf(source);
    const change = view.getBindingContext();
    if (!place.validFrom) return;
    const clause = {
      isStage: true,
      mayEdit: change.getProperty('mayEdit'),
      context: change,
      read: () => desk.call(change, 'stageToEdit', place),
      save: ({ known, treatment, conditions }) =>
        desk.call(change, 'saveStage', { ...place, known, stage: treatment, conditions }),
      remove: ({ known }) => desk.call(change, 'removeStage', { ...place, known }),
      changed: () => refresh(change),
    };
    await desk.whileBusy(view, () => clauseEditor.open(view, clause));
  }

  function moveUp(event) {
    return move(event.getSource(), true);
  }

  function moveDown(event) {
    return move(event.getSource(), false);
  }

  async function move(source, up) {
    const view = desk.viewOf(source);
    const change = view.getBindingContext();
    const place = placeOf(source.getBindingContext());
    await desk.whileBusy(view, async () => {
      const { known } = await desk.call(change, 'stageToEdit', place);
      await desk.call(change, 'moveStage', { ...place, known, up });
      await refresh(change);
    });
  }

  /** By the button at the end of a row, or the delete key on it. */
  async function takeOut(event) {
    const view = desk.viewOf(event.getSource());
    const change = view.getBindingContext();
    const row = event.getParameter('listItem').getBindingContext();
    const place = placeOf(row);
    const { known } = await desk.call(change, 'stageToEdit', place);
    await desk.takeOut(view, {
      question: 'removeStageAsk',
      sentence: row.getProperty('sentence'),
      remove: async () => {
        await desk.call(change, 'removeStage', { ...place, known });
        await refresh(change);
      },
    });
  }

  function refresh(change) {
    return change.requestSideEffects([{ $NavigationPropertyPath: 'stageRules' }]);
  }

  return { add, open, takeOut, moveUp, moveDown };
});
