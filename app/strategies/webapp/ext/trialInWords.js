/** What a trial found, as bars and rows in figures of the user's language. */
sap.ui.define(
  ['sap/ui/core/format/NumberFormat', 'sap/ui/core/format/DateFormat'],
  (NumberFormat, DateFormat) => {
    const count = NumberFormat.getIntegerInstance({ groupingEnabled: true });
    const percent = NumberFormat.getPercentInstance({ maxFractionDigits: 1 });
    const money = NumberFormat.getCurrencyInstance({ currencyCode: true });
    const time = DateFormat.getTimeInstance({ style: 'short' });
    const largestShown = 20;

    function tell(report, priorities, texts) {
      const nameOf = nameIn(priorities, texts);
      return {
        summary: texts.getText('trialSummary', [
          count.format(report.customers),
          count.format(report.portfolio),
          time.format(new Date()),
        ]),
        figures: figuresOf(report, texts),
        bands: bandsOf(report, priorities, nameOf),
        moves: report.moves.toSorted((a, b) => b.positions - a.positions).map(moveOf),
        loads: report.loads.map((load) => loadOf(load, texts)),
        largest: report.largestMoves.slice(0, largestShown).map(largestOf),
      };

      function moveOf({ segment, currency, fromPriority, toPriority, positions, amount }) {
        return {
          segment,
          move: `${nameOf(fromPriority)} → ${nameOf(toPriority)}`,
          customers: count.format(positions),
          amount: money.format(amount, currency),
        };
      }

      function largestOf({ partner, currency, amount, fromPriority, toPriority, ...move }) {
        return {
          partner,
          amount: money.format(amount, currency),
          from: stand(nameOf(fromPriority), move.percentBefore),
          to: stand(nameOf(toPriority), move.percentAfter),
          reasonsBefore: move.reasonsBefore,
          reasonsAfter: move.reasonsAfter,
        };
      }
    }

    function stand(priority, reached) {
      return reached === null ? priority : `${priority} (${reached} %)`;
    }

    function nameIn(priorities, texts) {
      const names = new Map(priorities.map(({ code, name }) => [code, name]));
      return (code) => (code === 'none' ? texts.getText('noPriority') : (names.get(code) ?? code));
    }

    function figuresOf({ moving, entering, leaving, concerned, rejectedAfter }, texts) {
      const figures = { concerned, moving, entering, leaving, rejectedAfter };
      return Object.entries(figures).map(([name, value]) => ({
        label: texts.getText(`trial.${name}`),
        value: count.format(value),
      }));
    }

    /** Customers by priority over all segments and groups; amounts of two currencies are not added. */
    function bandsOf({ bands }, priorities, nameOf) {
      const order = [...priorities.map(({ code }) => code), 'none'];
      const codes = [...new Set(bands.map(({ priority }) => priority))];
      const sums = codes
        .toSorted((a, b) => order.indexOf(a) - order.indexOf(b))
        .map((code) => sumOf(code, bands));
      const [all, allAfter] = ['before', 'after'].map((when) => total(sums, when));
      return sums.map(({ code, before, after }) => ({
        priority: nameOf(code),
        before: barOf(before, all),
        after: barOf(after, allAfter),
        difference: signed(after - before),
        state: after === before ? 'None' : 'Information',
      }));
    }

    function sumOf(code, bands) {
      const own = bands.filter(({ priority }) => priority === code);
      return {
        code,
        before: own.reduce((sum, band) => sum + band.positionsBefore, 0),
        after: own.reduce((sum, band) => sum + band.positionsAfter, 0),
      };
    }

    function total(sums, when) {
      return sums.reduce((sum, one) => sum + one[when], 0);
    }

    function barOf(value, all) {
      const share = all === 0 ? 0 : value / all;
      return { percent: 100 * share, text: `${count.format(value)} (${percent.format(share)})` };
    }

    function signed(value) {
      return value > 0 ? `+${count.format(value)}` : count.format(value);
    }

    function loadOf(
      { segment, collectionGroup, minutesBefore, minutesAfter, capacityMinutes },
      texts,
    ) {
      const use = (minutes) =>
        Number(capacityMinutes) > 0 ? (100 * Number(minutes)) / Number(capacityMinutes) : 0;
      const after = use(minutesAfter);
      return {
        segment,
        group: collectionGroup,
        before: texts.getText('minutesOf', [
          count.format(minutesBefore),
          count.format(capacityMinutes),
        ]),
        after: texts.getText('minutesOf', [
          count.format(minutesAfter),
          count.format(capacityMinutes),
        ]),
        percentBefore: Math.min(100, use(minutesBefore)),
        percentAfter: Math.min(100, after),
        state: after > 100 ? 'Warning' : 'Information',
      };
    }

    return { tell };
  },
);
