/** Asks what the sender says the file contains, and loads it: with other totals nothing is loaded. */
sap.ui.define(
  ['sap/ui/core/Fragment', 'sap/ui/model/json/JSONModel', './fileWork', './mapping', './service'],
  (Fragment, JSONModel, fileWork, mapping, service) => {
    const noTotal = { companyCode: '', currency: '', rowCount: '', amount: '' };
    const notExpected = { expectedCount: '', expectedAmount: null };

    async function show(view, load, saved) {
      const { totals } = view.getModel('found').getData();
      const model = new JSONModel({
        totals: totals.map((total) => ({ ...total, ...notExpected })),
        isChecked: totals.length > 0,
      });
      const dialog = await Fragment.load({
        id: `${view.getId()}--LoadDialog`,
        name: 'saldo.fileLoads.ext.LoadDialog',
        controller: {
          onAddTotal: () => addTotal(model),
          onLoad: () => {
            const expected = expectedIn(model.getProperty('/totals'));
            dialog.close();
            service.whileBusy(view, () =>
              fileWork.run(view, load, 'loadFile', { ...saved, expected }),
            );
          },
          onCancel: () => dialog.close(),
        },
      });
      dialog.setModel(model, 'sent');
      dialog.attachAfterClose(() => dialog.destroy());
      view.addDependent(dialog);
      dialog.open();
    }

    function addTotal(model) {
      const added = { ...noTotal, ...notExpected, isOwn: true };
      model.setProperty('/totals', [...model.getProperty('/totals'), added]);
    }

    /** Only what was typed is compared; none when nothing was. */
    function expectedIn(totals) {
      return totals
        .filter(({ expectedCount, expectedAmount }) => expectedCount !== '' || expectedAmount)
        .map(({ companyCode, currency, expectedCount, expectedAmount }) => ({
          companyCode: companyCode.trim(),
          currency: currency.trim(),
          rowCount: expectedCount === '' ? null : String(expectedCount).replace(/\D/g, ''),
          amount: expectedAmount,
        }));
    }

    return {
      /** Called by Fiori elements from the page's header. */
      open(load) {
        const view = this.getEditFlow().getView();
        return service.whileBusy(view, async () => {
          const saved = await mapping.save(view, load);
          if (saved) await show(view, load, saved);
        });
      },
    };
  },
);
