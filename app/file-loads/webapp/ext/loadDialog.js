/** Asks what the sender says the file contains, and loads it: with other totals nothing is loaded. */
sap.ui.define(
  [
    'sap/ui/core/Fragment',
    'sap/ui/core/format/NumberFormat',
    'sap/ui/model/json/JSONModel',
    './fileWork',
    './mapping',
    './service',
  ],
  (Fragment, NumberFormat, JSONModel, fileWork, mapping, service) => {
    const noTotal = { companyCode: '', currency: '', rowCount: '', amount: '' };
    const notExpected = { expectedCount: '', expectedAmount: '' };
    /** As the user's language writes numbers, and nothing that only looks like one. */
    const number = NumberFormat.getFloatInstance({
      ...{ groupingEnabled: true, strictGroupingValidation: true, parseAsString: true },
    });
    const COUNT = /^\d{1,12}$/;
    const AMOUNT = /^-?\d{1,19}(\.\d{1,4})?$/;

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
          onTyped: (event) => forgetErrors(event.getSource().getBindingContext('sent')),
          onLoad: async () => {
            if (!(await areNumbers(dialog, model))) return;
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

    /** Whoever corrects a field is not told any more what was wrong with it: the words would hide the buttons. */
    function forgetErrors(row) {
      for (const name of ['countError', 'amountError']) {
        row.getModel().setProperty(`${row.getPath()}/${name}`, '');
      }
    }

    function addTotal(model) {
      const added = { ...noTotal, ...notExpected, isOwn: true };
      model.setProperty('/totals', [...model.getProperty('/totals'), added]);
    }

    /** Marks what is no number at its field: what cannot be read must not pass for nothing expected. */
    async function areNumbers(dialog, model) {
      const text = (await service.textsOf(dialog)).getText('notNumber');
      const marked = model.getProperty('/totals').map((total) => ({
        ...total,
        countError: read(total.expectedCount, COUNT) === undefined ? text : '',
        amountError: read(total.expectedAmount, AMOUNT) === undefined ? text : '',
      }));
      model.setProperty('/totals', marked);
      return marked.every(({ countError, amountError }) => !countError && !amountError);
    }

    /** What was typed as a plain number; null where nothing was, undefined where it is none. */
    function read(typed, pattern) {
      if (typed.trim() === '') return null;
      const plain = String(number.parse(typed.trim()));
      return pattern.test(plain) ? plain : undefined;
    }

    /** Only what was typed is compared; none when nothing was. */
    function expectedIn(totals) {
      return totals
        .map(({ companyCode, currency, expectedCount, expectedAmount }) => ({
          companyCode: companyCode.trim(),
          currency: currency.trim(),
          rowCount: read(expectedCount, COUNT),
          amount: read(expectedAmount, AMOUNT),
        }))
        .filter(({ rowCount, amount }) => rowCount !== null || amount !== null);
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
