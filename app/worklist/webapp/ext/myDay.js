/** The agent's day against its morning, as the list shows it above the customers. */
sap.ui.define(['sap/ui/core/format/NumberFormat'], (NumberFormat) => {
  /** Asks the service and answers what the header shows; nothing where no list is mine. */
  async function ask(model, texts) {
    const question = model.bindContext('/myDay(...)');
    await question.invoke();
    const day = question.getBoundContext().getObject();
    const { customers, done = 0, reached = 0, minutes, minutesDone } = day;
    const amounts = day.amounts.map((amount) => withTexts(amount, texts));
    const doneText = texts.getText('dayDoneOf', [done, customers]);
    const collected = amounts.map(({ collectedText, currency }) => `${collectedText} ${currency}`);
    return {
      ...day,
      donePercent: customers > 0 ? (done * 100) / customers : 0,
      doneText,
      shortText: [
        doneText,
        ...collected.map((sum) => texts.getText('dayCollectedSum', [sum])),
      ].join(' · '),
      minutesText: minutes > 0 ? texts.getText('dayMinutes', [minutesDone, minutes]) : '',
      reachedText: texts.getText('dayReached', [reached]),
      amounts,
    };
  }

  function withTexts({ currency, morning, toCollect, promised, collected }, texts) {
    const format = NumberFormat.getCurrencyInstance({ showMeasure: false });
    const money = (amount) => format.format(amount, currency);
    return {
      currency,
      promisedText: money(promised),
      collectedText: money(collected),
      hasCollected: Number(collected) > 0,
      toCollectText: money(toCollect),
      morningText: texts.getText('dayMorning', [money(morning)]),
    };
  }

  return { ask };
});
