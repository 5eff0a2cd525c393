/** What a check or a load found, as data for the section: in words, with figures and days of the language. */
sap.ui.define(
  ['sap/ui/core/format/DateFormat', 'sap/ui/core/format/NumberFormat', './service'],
  (DateFormat, NumberFormat, service) => {
    const nothing = { warnings: [], problems: [], totals: [], fields: [], rows: [] };
    const running = ['checking', 'loading'];
    const count = NumberFormat.getIntegerInstance({ groupingEnabled: true });
    const day = DateFormat.getDateInstance({ style: 'medium' });
    const amount = NumberFormat.getFloatInstance({
      ...{ minFractionDigits: 2, maxFractionDigits: 4, groupingEnabled: true },
      parseAsString: true,
    });

    async function show(view, load) {
      const texts = await service.textsOf(view);
      const record = await service.recordOf(load);
      const [found, totals] = await Promise.all([
        service.call(load, 'explain'),
        service.readAll(load.getModel(), '/LoadTotals', `load eq ${record.ID}`),
      ]);
      view.getModel('found').setData({
        ...{ status: record.status, verdict: verdictOf(record, found, texts) },
        warnings: found.warnings,
        problems: found.problems.map((one) => toldProblem(one, texts)),
        totals: totals.map(toldTotal),
        fields: [{ text: texts.getText('row') }, ...found.fields],
        rows: found.rows.map((row) => ({ cells: cellsOf(row, found.fields) })),
      });
    }

    /** In one sentence; nothing is told of a file that nobody has looked at yet. */
    function verdictOf(record, { error }, texts) {
      const { status } = record;
      const figures = figuresOf(record);
      if (running.includes(status)) {
        return { type: 'Information', text: texts.getText(`progress.${status}`, figures) };
      }
      if (error) return { type: 'Error', text: error };
      if (status !== 'checked' && status !== 'loaded') {
        return { type: 'Information', text: texts.getText('notChecked') };
      }
      const isGood = Number(record.rowsRejected) === 0;
      const text = texts.getText(`verdict.${status}${isGood ? '' : '.rejected'}`, figures);
      const leaving = record.delivery === 'full' ? texts.getText(`left.${status}`, figures) : '';
      return { type: isGood ? 'Success' : 'Warning', text: `${text} ${leaving}`.trim() };
    }

    function figuresOf({ rowsRead, rowsChanged, rowsUnchanged, rowsRejected, itemsLeft }) {
      return [rowsRead, rowsChanged, rowsUnchanged, rowsRejected, itemsLeft].map((one) =>
        count.format(Number(one ?? 0)),
      );
    }

    function toldProblem({ text, rowCount, rowNumbers }, texts) {
      const shown = rowNumbers.map((number) => count.format(number)).join(', ');
      const isMore = rowCount > rowNumbers.length;
      return {
        text,
        rowCount: count.format(rowCount),
        rowNumbers: isMore ? texts.getText('andMore', [shown]) : shown,
      };
    }

    function toldTotal(total) {
      const { companyCode, currency, rowCount, expectedCount, expectedAmount } = total;
      return {
        ...{ companyCode, currency },
        rowCount: count.format(Number(rowCount)),
        amount: total.amount === null ? '' : amount.format(total.amount),
        expectedCount: expectedCount === null ? '' : count.format(Number(expectedCount)),
        expectedAmount: expectedAmount === null ? '' : amount.format(expectedAmount),
      };
    }

    function cellsOf({ rowNumber, values }, fields) {
      const told = values.map((value, at) => toldValue(value, fields[at].type));
      return [count.format(rowNumber), ...told].map((text) => ({ text }));
    }

    function toldValue(value, type) {
      if (value === '') return '';
      if (type === 'date') return day.format(new Date(`${value}T00:00`));
      return type === 'amount' ? amount.format(value) : value;
    }

    /** How far the work is, while it goes on. */
    async function tellProgress(view, load) {
      const texts = await service.textsOf(view);
      const record = await service.recordOf(load);
      if (!running.includes(record.status)) return;
      view.getModel('found').setProperty('/verdict', verdictOf(record, {}, texts));
    }

    return { nothing, running, show, tellProgress };
  },
);
