/** How a version would have ranked past days: how early what rolled later would have been worked. */
sap.ui.define(['sap/ui/core/format/NumberFormat', './desk'], (NumberFormat, desk) => {
  const count = NumberFormat.getIntegerInstance({ groupingEnabled: true });
  const money = NumberFormat.getCurrencyInstance({ currencyCode: true });
  const percent = NumberFormat.getPercentInstance({ minFractionDigits: 1, maxFractionDigits: 1 });
  const quality = NumberFormat.getFloatInstance({ minFractionDigits: 2, maxFractionDigits: 2 });

  /** Called by Fiori elements with the page's version. */
  async function open(version) {
    const view = this.getEditFlow().getView();
    const texts = await desk.textsOf(view);
    const segments = await desk.readAll(version.getModel().bindList('/Segments'));
    const dialog = await desk.openDialog(view, {
      fragment: 'Backtest',
      name: 'backtest',
      data: { segments, segment: segments[0]?.segment, horizonDays: 30 },
      handlers: { onStart: start, onClose: () => dialog.close() },
    });
    const model = dialog.getModel('backtest');

    async function start() {
      model.setProperty('/summary', '');
      const { segment, validFrom, validTo, horizonDays } = model.getData();
      const asked = {
        segment,
        validFrom: validFrom || null,
        validTo: validTo || null,
        horizonDays: Number(horizonDays),
      };
      const report = await desk.whileBusy(dialog, () => desk.call(version, 'backtest', asked));
      if (report) model.setData(inWords(report, texts), true);
    }
  }

  function inWords({ contracts, currency, exposure, rolled, selfCured, gini, ...report }, texts) {
    const amounts = [exposure, rolled, selfCured].map((amount) => money.format(amount, currency));
    return {
      summary: texts.getText('backtestSummary', [
        count.format(contracts),
        ...amounts,
        gini === null ? '–' : quality.format(gini),
      ]),
      noUplift: report.upliftText,
      slices: report.slices.map(({ slice, rolledShare, selfCuredShare, gain }) => ({
        slice,
        rolled: percent.format(rolledShare),
        cured: percent.format(selfCuredShare),
        gain: gain === null ? '–' : percent.format(gain),
        gainPercent: 100 * (gain ?? 0),
      })),
    };
  }

  return { open };
});
