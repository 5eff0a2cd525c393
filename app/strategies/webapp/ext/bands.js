/** The bands of a draft, changed all at once: alone, each change would leave a gap or an overlap. */
sap.ui.define(['sap/m/MessageToast', './desk', './trials'], (MessageToast, desk, trials) => {
  /** Called by Fiori elements from the table's toolbar with the page's version. */
  async function open(version) {
    const view = this.getEditFlow().getView();
    const texts = await desk.textsOf(view);
    const model = version.getModel();
    const [bands, priorities] = await Promise.all([
      desk.readAll(model.bindList('bands', version, [], [], { $$ownRequest: true })),
      desk.readAll(model.bindList('/Priorities')),
    ]);
    const dialog = await desk.openDialog(view, {
      fragment: 'Bands',
      name: 'edited',
      data: { bands: bands.toSorted(descending), priorities },
      handlers: { onAdd: add, onRemove: remove, onSave: save, onCancel: () => dialog.close() },
    });
    const edited = dialog.getModel('edited');
    const was = bands.map(({ priority, percentFrom }) => ({ priority, percentFrom }));

    function add() {
      const taken = new Set(edited.getProperty('/bands').map(({ priority }) => priority));
      const free = priorities.find(({ code }) => !taken.has(code)) ?? priorities[0];
      const rows = [...edited.getProperty('/bands'), { priority: free?.code, percentFrom: 0 }];
      edited.setProperty('/bands', rows);
    }

    function remove(event) {
      const row = event.getParameter('listItem').getBindingContext('edited').getObject();
      const rows = edited.getProperty('/bands').filter((one) => one !== row);
      edited.setProperty('/bands', rows);
    }

    async function save() {
      const rows = edited.getProperty('/bands');
      const input = rows.map(({ priority, percentFrom }) => ({
        priority,
        percentFrom: Number(percentFrom),
      }));
      await desk.whileBusy(dialog, async () => {
        await desk.call(version, 'saveBands', { bands: input, was });
        await version.requestSideEffects([{ $NavigationPropertyPath: 'bands' }]);
        await trials.refresh(view, version);
        dialog.close();
        MessageToast.show(texts.getText('saved'));
      });
    }
  }

  function descending(one, other) {
    return other.percentFrom - one.percentFrom;
  }

  return { open };
});
