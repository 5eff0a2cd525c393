/**
 * Conditions in the editor: what a row offers for its fact, and what is sent of it. Comparisons are
 * those people say ("is at least"); the service keeps an operator and whether it is turned round.
 */
sap.ui.define([], () => {
  const numbers = [
    'below:true',
    'above:false',
    'above:true',
    'below:false',
    'equals:false',
    'equals:true',
    'between:false',
    'between:true',
    'in:false',
    'in:true',
    'exists:false',
    'exists:true',
  ];
  const codes = [
    'equals:false',
    'equals:true',
    'in:false',
    'in:true',
    'prefix:false',
    'prefix:true',
    'exists:false',
    'exists:true',
  ];
  const flags = ['equals:false', 'exists:false', 'exists:true'];
  const byKind = { code: codes, flag: flags };

  /** A row as the dialog shows it. */
  function toRow(condition, desk) {
    const { fact, operator, negated, values } = straightFlag(condition, desk);
    const row = { fact, comparison: `${operator}:${Boolean(negated)}`, error: '' };
    const isList = operator === 'in';
    return offer(
      {
        ...row,
        value: isList ? values.join(', ') : (values[0] ?? null),
        upTo: values[1] ?? null,
        flag: values[0] === 'false' ? 'false' : 'true',
        code: values[0] ?? '',
        keys: isList ? values : [],
      },
      desk,
    );
  }

  /** "Not yes" of a flag is "no". */
  function straightFlag(condition, { facts }) {
    const { fact, operator, negated, values } = condition;
    const isFlag = facts.find((one) => one.fact === fact)?.kind === 'flag';
    if (!isFlag || operator !== 'equals' || !negated) return condition;
    return { fact, operator, negated: false, values: [values[0] === 'true' ? 'false' : 'true'] };
  }

  /** What a row of another fact or comparison offers; what was written stays where it can. */
  function offer(row, { facts, texts, currency }) {
    const fact = facts.find((one) => one.fact === row.fact);
    const kind = fact?.kind ?? '';
    const offered = (kind === '' ? [] : (byKind[kind] ?? numbers)).map((key) => ({
      key,
      text: texts.getText(`is.${key.replace(':', '.')}`),
    }));
    const isOffered = offered.some(({ key }) => key === row.comparison);
    const comparison = isOffered ? row.comparison : (offered[0]?.key ?? '');
    const operator = comparison.split(':')[0];
    return {
      ...row,
      kind,
      source: fact?.source ?? '',
      comparisons: offered,
      comparison,
      unit: unitOf(kind, currency, texts),
      input: inputFor(kind, operator, row.choices ?? []),
      hasSecond: operator === 'between',
      choices: row.choices ?? [],
      error: '',
    };
  }

  function unitOf(kind, currency, texts) {
    if (kind === 'amount') return currency;
    if (kind === 'ratio') return '%';
    return kind === 'days' ? texts.getText('unitDays') : '';
  }

  function inputFor(kind, operator, choices) {
    if (kind === '' || operator === 'exists') return 'none';
    if (kind === 'flag') return 'flag';
    if (operator === 'in') return choices.length > 0 ? 'choices' : 'list';
    if (kind === 'code') return choices.some(isNamed) ? 'select' : 'choice';
    return kind === 'amount' ? 'amount' : 'number';
  }

  /** Codes of Saldo's own have names, and there are no others; the bank's may be written freely. */
  function isNamed({ code, name }) {
    return code !== name;
  }

  /** What is sent of a row. */
  function toCondition({ fact, comparison, input, value, upTo, ...row }) {
    const [operator, negated] = comparison.split(':');
    return { fact, operator, negated: negated === 'true', values: valuesOf() };

    function valuesOf() {
      if (input === 'none') return [];
      if (input === 'flag') return [row.flag];
      if (input === 'select') return [row.code];
      if (input === 'choices') return row.keys;
      if (input === 'list') return split(value);
      return (row.hasSecond ? [value, upTo] : [value]).map((text) => String(text ?? '').trim());
    }
  }

  function split(text) {
    return String(text ?? '')
      .split(/[;,]/)
      .map((part) => part.trim())
      .filter(Boolean);
  }

  return { toRow, offer, toCondition };
});
