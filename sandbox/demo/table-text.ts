/** A cell: numbers, and text that is one, stand right; words left. */
export type Cell = string | number;

/** Rows below their headings as lines of text, columns as wide as they need to be. */
export function tableText(
  title: string,
  headings: readonly string[],
  rows: readonly (readonly Cell[])[],
): string {
  const cells = rows.map((row) => row.map(textOf));
  const widths = headings.map((heading, column) =>
    Math.max(heading.length, ...cells.map((row) => row[column]?.length ?? 0)),
  );
  const isRight = headings.map((_, column) => cells.every((row) => isNumber(row[column] ?? '')));
  const line = (row: readonly string[]) =>
    row
      .map((text, column) => pad(text, widths[column] ?? 0, isRight[column] ?? false))
      .join('  ')
      .trimEnd();
  const rule = widths.map((width) => '─'.repeat(width));
  return [title, line(headings), line(rule), ...cells.map(line)].join('\n');
}

function textOf(cell: Cell): string {
  return typeof cell === 'number' ? cell.toLocaleString('en-US') : cell;
}

function isNumber(text: string): boolean {
  return /^-?[\d,]+(\.\d+)?( %)?$/.test(text);
}

function pad(text: string, width: number, isRight: boolean): string {
  return isRight ? text.padStart(width) : text.padEnd(width);
}
