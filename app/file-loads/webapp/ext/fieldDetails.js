/** The dialog of one field: what an empty cell means, signs, zeros in front, and what the file's values mean. */
sap.ui.define(['sap/ui/core/Fragment', 'sap/ui/model/json/JSONModel'], (Fragment, JSONModel) => {
  const MEANT = ['text', 'flag'];

  /** Opens it for a row of the mapping; resolves with whether the row was changed. */
  async function open(view, row) {
    const field = row.getObject();
    const { columns, columnChoices } = row.getModel().getData();
    const data = {
      ...structuredClone({ ...field, columns: columnChoices.slice(2) }),
      isText: field.type === 'text',
      isAmount: field.type === 'amount',
      isMeant: MEANT.includes(field.type),
      samples: columns.find(({ number }) => String(number) === field.choice)?.samples ?? [],
    };
    data.columns.unshift({ key: '', text: columnChoices[0].text });
    return new Promise((resolve) => {
      show(view, data, (taken) => {
        if (taken) take(row, taken);
        resolve(Boolean(taken));
      });
    });
  }

  async function show(view, data, onEnd) {
    const model = new JSONModel(data);
    let taken;
    const dialog = await Fragment.load({
      id: `${view.getId()}--FieldDetails`,
      name: 'saldo.fileLoads.ext.FieldDetails',
      controller: {
        onAddValue: () => addValues(model, ['']),
        onAddSamples: () => addValues(model, data.samples),
        onTakeOutValue: (event) => takeOut(model, event.getParameter('listItem')),
        onTake: () => {
          taken = model.getData();
          dialog.close();
        },
        onCancel: () => dialog.close(),
      },
    });
    dialog.setModel(model, 'field');
    dialog.attachAfterClose(() => {
      dialog.destroy();
      onEnd(taken);
    });
    view.addDependent(dialog);
    dialog.open();
  }

  /** Values that have a meaning already keep it. */
  function addValues(model, values) {
    const known = model.getProperty('/translations');
    const added = values.filter((value) => !known.some((one) => one.value === value));
    model.setProperty('/translations', [
      ...known,
      ...added.map((value) => ({ value, meaning: '' })),
    ]);
  }

  function takeOut(model, item) {
    const gone = item.getBindingContext('field').getObject();
    const left = model.getProperty('/translations').filter((one) => one !== gone);
    model.setProperty('/translations', left);
  }

  function take(row, { ifEmpty, padTo, isNegated, markColumn, markValues, translations }) {
    const named = translations.filter(({ value }) => value.trim() !== '');
    const changed = { ifEmpty, padTo, isNegated, markColumn, markValues, translations: named };
    for (const [name, value] of Object.entries(changed)) {
      row.getModel().setProperty(`${row.getPath()}/${name}`, value);
    }
  }

  return { open };
});
