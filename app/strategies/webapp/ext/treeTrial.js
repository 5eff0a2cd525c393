/** The trial of a decision tree: which treatments would be others, for how many and how much. */
sap.ui.define(['sap/ui/core/format/NumberFormat', './desk'], (NumberFormat, desk) => {
  const count = NumberFormat.getIntegerInstance({ groupingEnabled: true });
  const money = NumberFormat.getCurrencyInstance({ currencyCode: true });

  /** Called by Fiori elements with the page's tree. */
  async function open(tree) {
    const view = this.getEditFlow().getView();
    const texts = await desk.textsOf(view);
    const dialog = await desk.openDialog(view, {
      fragment: 'TreeTrial',
      name: 'tried',
      data: { moves: [] },
      handlers: { onClose: () => dialog.close() },
    });
    const report = await desk.whileBusy(dialog, () => desk.call(tree, 'tryTree'));
    if (!report) return dialog.close();
    const treatments = await desk.readAll(tree.getModel().bindList('/Treatments'));
    const names = new Map(treatments.map(({ code, name }) => [code, name]));
    dialog.getModel('tried').setData(inWords(report, names, texts));
  }

  function inWords({ customers, changing, rejected, currency, moves }, names, texts) {
    const nameOf = (code) => (code ? (names.get(code) ?? code) : texts.getText('noTreatment'));
    return {
      summary: texts.getText(
        'treeTrialSummary',
        [customers, changing, rejected].map((n) => count.format(n)),
      ),
      moves: moves
        .toSorted((a, b) => b.positions - a.positions)
        .map(({ fromTreatment, toTreatment, positions, amount }) => ({
          from: nameOf(fromTreatment),
          to: nameOf(toTreatment),
          state: fromTreatment === toTreatment ? 'None' : 'Information',
          customers: count.format(positions),
          percent: customers === 0 ? 0 : (100 * positions) / customers,
          amount: money.format(amount, currency),
        })),
    };
  }

  return { open };
});
