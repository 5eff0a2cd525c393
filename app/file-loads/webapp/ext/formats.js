/** How files write numbers, days and texts, as choices that anybody knows by sight. */
sap.ui.define([], () => {
  const numbers = [
    { decimal: '.', thousands: '' },
    { decimal: ',', thousands: '' },
    { decimal: ',', thousands: '.' },
    { decimal: '.', thousands: ',' },
    { decimal: ',', thousands: ' ' },
    { decimal: '.', thousands: ' ' },
    { decimal: '.', thousands: "'" },
    { decimal: ',', thousands: "'" },
  ];
  const days = [
    'YYYY-MM-DD',
    'DD.MM.YYYY',
    'DD/MM/YYYY',
    'MM/DD/YYYY',
    'YYYYMMDD',
    'DD-MM-YYYY',
    'YYYY/MM/DD',
    'DD.MM.YY',
    'DD/MM/YY',
    'MM/DD/YY',
    'DDMMYYYY',
  ];
  const encodings = [
    ['utf-8', 'UTF-8'],
    ['windows-1252', 'Windows-1252'],
    ['iso-8859-1', 'ISO-8859-1 (Latin 1)'],
    ['iso-8859-15', 'ISO-8859-15 (Latin 9)'],
    ['utf-16le', 'UTF-16 LE'],
    ['utf-16be', 'UTF-16 BE'],
  ];

  const delimiters = [
    [';', 'semicolon'],
    [',', 'comma'],
    ['\t', 'tab'],
    ['|', 'bar'],
  ];

  /** A select's key for a number format. */
  function numberKey({ decimal, thousands }) {
    return `${thousands}0${decimal}`;
  }

  function numberFormatOf(key) {
    return numbers.find((format) => numberKey(format) === key) ?? numbers[0];
  }

  /** @example 1.234.567,89 for a comma that separates decimals and a point that separates thousands */
  function numberExample({ decimal, thousands }) {
    return `1${thousands}234${thousands}567${decimal}89`;
  }

  /** The last day of 2026, so that day and month cannot be mistaken. */
  function dayExample(format) {
    return format
      .replace('YYYY', '2026')
      .replace('YY', '26')
      .replace(/MM?/, '12')
      .replace(/DD?/, '31');
  }

  /**
   * Everything that can be chosen. `found` is what reading finds out where that is left to it; `own` a
   * day format of a saved mapping that nobody offers.
   */
  function choices(texts, found, own) {
    const formats = !own || days.includes(own) ? days : [own, ...days];
    return {
      numbers: numbers.map((format) => ({ key: numberKey(format), text: numberExample(format) })),
      days: formats.map((key) => ({ key, text: `${dayExample(key)}  (${key})` })),
      encodings: withRecognized(encodings, found.encoding, texts),
      delimiters: withRecognized(
        delimiters.map(([key, text]) => [key, texts.getText(text)]),
        found.delimiter,
        texts,
      ),
    };
  }

  function withRecognized(known, found, texts) {
    const name = known.find(([key]) => key === found)?.[1];
    const recognized = name ? texts.getText('recognizedAs', [name]) : texts.getText('recognized');
    return [['auto', recognized], ...known].map(([key, text]) => ({ key, text }));
  }

  return { choices, numberKey, numberFormatOf };
});
