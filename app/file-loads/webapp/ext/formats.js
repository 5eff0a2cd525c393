/** How files write numbers, days and texts, as choices that anybody knows by sight. */
sap.ui.define([], () => {
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
    return `${decimal}${thousands}`;
  }

  function numberFormatOf([decimal, thousands = '']) {
    return { decimal, thousands };
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
   * Everything that can be chosen: of numbers and days what the service knows. `found` is what reading
   * finds out where that is left to it; `own` a mapping's formats, which may be none of those.
   */
  function choices(texts, { numbers, days, found }, own) {
    const isKnown = numbers.some((format) => numberKey(format) === numberKey(own));
    return {
      numberChoices: (isKnown ? numbers : [own, ...numbers]).map((format) => ({
        key: numberKey(format),
        text: numberExample(format),
      })),
      dayChoices: [...new Set([own.dateFormat, ...days])].map((key) => ({
        key,
        text: `${dayExample(key)}  (${key})`,
      })),
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
