/**
 * The rules of a pack inside the dialog of its row: told as sentences by the service, which checks each as
 * soon as it is written, and held against what is in force.
 */
sap.ui.define(['./contactRule', './contactTrial', './desk'], (contactRule, contactTrial, desk) => {
  /** `state` is the row editor's; its model gets `pack`, and the handlers of the section. */
  async function attach(state) {
    const { model } = state;
    const field = fieldOf(model);
    if (!field) return;
    await read(state, field.value || '[]');
  }

  function handlersOf(state) {
    return {
      onAddRule: () => edit(state, null),
      onEditRule: (event) => edit(state, sequenceOf(event.getSource())),
      onTakeOutRule: (event) => takeOut(state, event.getParameter('listItem')),
      onTryRules: () => tryThem(state),
      onCompare: () => compare(state),
    };
  }

  function fieldOf(model) {
    return model.getProperty('/fields').find(({ input }) => input === 'rules');
  }

  function said(model, name) {
    return model.getProperty('/fields').find((field) => field.name === name)?.value || null;
  }

  /** Reads rules as the service tells them; they become the field's value. */
  async function read({ model, list }, content) {
    const which = { pack: said(model, 'pack'), validFrom: said(model, 'validFrom') };
    const told = await desk.callUnbound(list.getModel(), 'readContactRules', {
      ...which,
      lawPack: said(model, 'lawPack'),
      content,
    });
    model.setProperty('/pack', { ...told, isShown: true });
    const at = model.getProperty('/fields').findIndex(({ input }) => input === 'rules');
    model.setProperty(`/fields/${at}/value`, told.content);
    return told;
  }

  /** Another day or law: what the rules are held against is another. */
  function compare(state) {
    const field = fieldOf(state.model);
    if (!field) return undefined;
    return desk.whileBusy(state.dialog, () => read(state, field.value || '[]'));
  }

  function rulesOf({ model }) {
    return JSON.parse(fieldOf(model).value || '[]');
  }

  async function edit(state, sequence) {
    const rules = rulesOf(state);
    const at = sequence ?? rules.length;
    await contactRule.open(state, {
      mayEdit: state.model.getProperty('/mayWriteRules'),
      rule: rules[at] ?? null,
      isNew: sequence === null,
      save: async (rule) => {
        const told = await read(state, JSON.stringify(rules.toSpliced(at, 1, rule)));
        return told.rules[at]?.problem ?? null;
      },
      undo: () => read(state, JSON.stringify(rules)),
      takeOut: () => read(state, JSON.stringify(rules.toSpliced(at, 1))),
    });
  }

  function sequenceOf(item) {
    return item.getBindingContext('row').getProperty('sequence');
  }

  function takeOut(state, item) {
    const sequence = sequenceOf(item);
    const { sentence } = item.getBindingContext('row').getObject();
    return desk.takeOut(state.view, {
      question: 'takeOutContactRule',
      sentence,
      remove: () => read(state, JSON.stringify(rulesOf(state).toSpliced(sequence, 1))),
    });
  }

  async function tryThem(state) {
    const { model, view, list } = state;
    const channels = model.getProperty('/ruleChoices').filter(({ what }) => what === 'channels');
    const what = { pack: said(model, 'pack'), content: fieldOf(model).value, channels };
    await contactTrial.open(view, list.getModel(), what);
  }

  return { attach, handlersOf };
});
