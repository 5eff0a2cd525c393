/** The check of a version: what is wrong, what is doubtful, and for how many each rule holds today. */
sap.ui.define(['sap/ui/core/format/NumberFormat', './desk'], (NumberFormat, desk) => {
  const percent = NumberFormat.getPercentInstance({ maxFractionDigits: 1 });
  const states = { error: 'Error', warning: 'Warning' };

  /** Called by Fiori elements with the page's version. */
  async function open(version) {
    const view = this.getEditFlow().getView();
    const texts = await desk.textsOf(view);
    const dialog = await desk.openDialog(view, {
      fragment: 'Examination',
      name: 'check',
      data: { problems: [], rules: [] },
      handlers: { onClose: () => dialog.close() },
    });
    const found = await desk.whileBusy(dialog, () => desk.call(version, 'examine'));
    if (found) dialog.getModel('check').setData(inWords(found, texts));
    else dialog.close();
  }

  function inWords({ positions, problems, rules }, texts) {
    const errors = problems.filter(({ severity }) => severity === 'error').length;
    return {
      type: errors > 0 ? 'Error' : 'Success',
      summary: texts.getText(errors > 0 ? 'checkErrors' : 'checkGood', [errors]),
      portfolio: texts.getText('checkPortfolio', [positions]),
      problems: problems.filter(({ rule }) => !rule).map(problemOf),
      rules: rules.map(({ rule, title, sentence, sharePercent }) => ({
        title,
        problems: problems.filter((problem) => problem.rule === rule).map(problemOf),
        sentence,
        share: Number(sharePercent ?? 0),
        shown: sharePercent === null ? '–' : percent.format(Number(sharePercent) / 100),
      })),
    };
  }

  function problemOf({ severity, text }) {
    return { text, state: states[severity] };
  }

  return { open };
});
