/** How a test stands, as data for the section: plan or results, in words and figures of the language. */
sap.ui.define(
  ['sap/ui/core/format/DateFormat', 'sap/ui/core/format/NumberFormat', './desk'],
  (DateFormat, NumberFormat, desk) => {
    const designed = ['draft', 'proposed'];
    const percent = NumberFormat.getPercentInstance({ maxFractionDigits: 1 });
    const count = NumberFormat.getIntegerInstance({ groupingEnabled: true });
    const day = DateFormat.getDateInstance({ style: 'medium' });
    const decimal = NumberFormat.getFloatInstance({ maxFractionDigits: 2 });

    async function show(view, test) {
      const texts = await desk.textsOf(view);
      const status = await test.requestProperty('status');
      const isDesigned = designed.includes(status);
      const data = isDesigned ? await planOf(test, texts) : await resultsOf(test, texts);
      view.getModel('standing').setData({ isDesigned, ...data });
    }

    async function planOf(test, texts) {
      const plan = await desk.call(test, 'plan');
      return { code: plan.code, ...verdictOf(plan, texts) };
    }

    function verdictOf({ code, text, expected, needed, isEnough, shownEffect }, texts) {
      if (code && needed === null) return { type: 'Error', text };
      const figures = [count.format(needed), count.format(expected)];
      if (isEnough) return { type: 'Success', text: texts.getText('planEnough', figures) };
      const least = shownEffect === null ? '–' : decimal.format(shownEffect);
      return { type: 'Warning', text: texts.getText('planTooSmall', [...figures, least]) };
    }

    async function resultsOf(test, texts) {
      const results = await desk.call(test, 'results');
      const metrics = await metricNames(test);
      return {
        type: 'Information',
        text: texts.getText('resultsAsOf', [
          dayOf(results.asOf),
          percent.format(results.information),
        ]),
        arms: results.arms.map(({ arm, entered, observed, needed }) => ({
          arm,
          entered: count.format(entered),
          observed: count.format(observed),
          needed: needed === null ? '' : count.format(needed),
          percent: needed ? Math.min(100, (100 * observed) / needed) : 0,
        })),
        hasLooks: results.looks.length > 0,
        looks: results.looks.map((look) => ({
          number: look.number,
          takenOn: dayOf(look.takenOn),
          information: percent.format(look.information),
          criticalValue: decimal.format(look.criticalValue),
          verdict: texts.getText(`verdict.${look.verdict}`),
        })),
        comparisons: results.comparisons.map((one) => comparisonOf(one, metrics, texts)),
      };
    }

    function comparisonOf({ metric, unit, champion, challenger, ...one }, metrics, texts) {
      const told = (value) => tell(value, unit);
      return {
        metric: metrics.get(metric) ?? metric,
        isDeciding: one.isDeciding,
        arm: challenger.arm,
        champion: `${told(champion.value)} (${count.format(champion.groups)})`,
        challenger: `${told(challenger.value)} (${count.format(challenger.groups)})`,
        difference: told(one.difference),
        interval: intervalOf(one, told, texts),
        state: one.isShown ? 'Success' : 'None',
        verdict: one.isShown ? texts.getText('upliftShown') : one.text,
      };
    }

    function intervalOf({ lower, upper }, told, texts) {
      if (lower === null || upper === null) return '–';
      return texts.getText('interval', [told(lower), told(upper)]);
    }

    function dayOf(date) {
      return day.format(new Date(`${date}T00:00`));
    }

    function tell(value, unit) {
      if (value === null || value === undefined) return '–';
      if (unit === 'share') return percent.format(value);
      return unit === 'count' ? decimal.format(value) : `${decimal.format(value)} ${unit}`;
    }

    async function metricNames(test) {
      const codes = await desk.readAll(test.getModel().bindList('/CodeTexts'));
      const metrics = codes.filter(({ list }) => list === 'test-metric');
      return new Map(metrics.map(({ code, name }) => [code, name]));
    }

    return { show };
  },
);
