/** The trial of a decision tree: which treatments would be others, for how many and how much. */
sap.ui.define(
  ['sap/ui/core/format/NumberFormat', './desk', './trials'],
  (NumberFormat, desk, trials) => {
    const count = NumberFormat.getIntegerInstance({ groupingEnabled: true });
    const money = NumberFormat.getCurrencyInstance({ currencyCode: true });

    /** Called by Fiori elements with the page's tree. */
    async function open(tree) {
      const view = this.getEditFlow().getView();
      const dialog = await openEmpty(view);
      const report = await desk.whileBusy(dialog, () => desk.call(tree, 'tryTree'));
      if (!report) return dialog.close();
      await fill(dialog, view, tree, report);
      await trials.refresh(view, tree);
    }

    /** A trial that was kept, as whoever made it saw it. */
    async function openKept(view, tree, { report, head }) {
      const dialog = await openEmpty(view);
      await fill(dialog, view, tree, report);
      dialog.getModel('tried').setProperty('/head', head);
    }

    async function openEmpty(view) {
      const dialog = await desk.openDialog(view, {
        fragment: 'TreeTrial',
        name: 'tried',
        data: { moves: [] },
        handlers: { onClose: () => dialog.close() },
      });
      return dialog;
    }

    async function fill(dialog, view, tree, report) {
      const texts = await desk.textsOf(view);
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

    return { open, openKept };
  },
);
