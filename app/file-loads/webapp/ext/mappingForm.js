/** A mapping as the page shows it, a row for each field, and back again as it is saved. */
sap.ui.define(['./formats'], (formats) => {
  /** What a select offers beside the file's columns. */
  const NONE = '';
  const CONSTANT = '=';
  const SAMPLES_SHOWN = 4;

  function choicesOf(columns, texts) {
    return [
      { key: NONE, text: texts.getText('notInFile') },
      { key: CONSTANT, text: texts.getText('oneValue') },
      ...columns.map(({ number, name }) => ({
        key: String(number),
        text: name || texts.getText('columnNumber', [number]),
      })),
    ];
  }

  /** Rows of the fields that an object has. */
  function toRows(mapping, fields, columns, texts) {
    return fields.map((field) => toRow(field, mapping.fields[field.name], columns, texts));
  }

  function toRow(field, from = {}, columns, texts) {
    const { column, constant = '', ifEmpty = '', padTo, isNegated = false, negativeWhen } = from;
    const missing = column !== undefined && keyOf(column, columns) === NONE;
    const choice = constant === '' ? keyOf(column, columns) : CONSTANT;
    const row = {
      ...field,
      kind: texts.getText(`type.${field.type}`, [field.length]),
      choice,
      constant,
      ifEmpty,
      padTo: padTo ?? 0,
      isNegated,
      markColumn: keyOf(negativeWhen?.column, columns),
      markValues: (negativeWhen?.values ?? []).join(', '),
      translations: Object.entries(from.values ?? {}).map(([value, meaning]) => ({
        value,
        meaning,
      })),
      error: missing ? texts.getText('columnMissing', [column]) : '',
    };
    return { ...row, ...toldOf(row, columns, texts) };
  }

  /** What follows from a row's choices: the column's values, and what is done with them. */
  function toldOf(row, columns, texts) {
    const column = columns.find(({ number }) => String(number) === row.choice);
    const samples = (column?.samples ?? []).slice(0, SAMPLES_SHOWN).join('  ·  ');
    const told = [
      row.ifEmpty && texts.getText('toldIfEmpty', [row.ifEmpty]),
      row.padTo > 0 && texts.getText('toldPadded', [row.padTo]),
      row.isNegated && texts.getText('toldNegated'),
      row.markColumn && row.markValues && texts.getText('toldMarked', [row.markValues]),
      row.translations.length > 0 && texts.getText('toldTranslated', [row.translations.length]),
    ];
    return { samples, notes: told.filter(Boolean).join('; ') };
  }

  /** The key of a column that a mapping names; '' where the file does not have it, or has it twice. */
  function keyOf(column, columns) {
    if (column === undefined) return NONE;
    const wanted = plain(column);
    const found = columns.filter(({ number, name }) =>
      typeof column === 'number' ? number === column : plain(name) === wanted,
    );
    return found.length === 1 ? String(found[0].number) : NONE;
  }

  function plain(name) {
    return String(name).normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase();
  }

  /** By its name, which survives a column more or less; by its number where the name says nothing. */
  function columnOf(key, columns) {
    const { number, name } = columns.find((one) => String(one.number) === key) ?? {};
    return name && keyOf(name, columns) === key ? name : number;
  }

  /** What is saved of the form; parts that say nothing are left out. */
  function toMapping(form) {
    const { object, source, headerRow, encoding, delimiter, numberFormat, dateFormat } = form;
    const rows = form.fields.filter(({ choice }) => choice !== NONE);
    return {
      ...{ object, source: source.trim(), headerRow: Number(headerRow), encoding, delimiter },
      ...(form.sheets.length > 1 ? { sheet: form.sheet } : {}),
      ...formats.numberFormatOf(numberFormat),
      dateFormat,
      fields: Object.fromEntries(rows.map((row) => [row.name, fieldOf(row, form.columns)])),
    };
  }

  function fieldOf(row, columns) {
    const { choice, constant, ifEmpty, padTo, isNegated, markColumn, translations } = row;
    const values = Object.fromEntries(translations.map(({ value, meaning }) => [value, meaning]));
    const marks = split(row.markValues);
    return {
      ...(choice === CONSTANT ? { constant } : { column: columnOf(choice, columns) }),
      ...(ifEmpty ? { ifEmpty } : {}),
      ...(padTo > 0 ? { padTo: Number(padTo) } : {}),
      ...(translations.length > 0 ? { values } : {}),
      ...(isNegated ? { isNegated } : {}),
      ...(markColumn && marks.length > 0
        ? { negativeWhen: { column: columnOf(markColumn, columns), values: marks } }
        : {}),
    };
  }

  function split(text) {
    return text
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean);
  }

  /** Marks what keeps the form from being saved, at its field; true when nothing does. */
  function mark(model, texts) {
    const { fields, source, name } = model.getData();
    const isNeeded = texts.getText('needed');
    model.setProperty('/sourceError', source.trim() ? '' : isNeeded);
    model.setProperty('/nameError', name.trim() ? '' : isNeeded);
    for (const [at, row] of fields.entries()) {
      const lacks = row.choice === NONE ? row.isRequired : row.choice === CONSTANT && !row.constant;
      model.setProperty(`/fields/${at}/error`, lacks ? isNeeded : '');
    }
    const { sourceError, nameError } = model.getData();
    return !sourceError && !nameError && fields.every(({ error }) => error === '');
  }

  return { choicesOf, toRows, toldOf, toMapping, mark };
});
