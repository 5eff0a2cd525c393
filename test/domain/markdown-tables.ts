/** A row by its column titles; cells without blanks around them. */
export type Row = Readonly<Record<string, string>>;

export interface Section {
  readonly title: string;
  /** What stands between the title and the first table. */
  readonly text: string;
  readonly tables: readonly (readonly Row[])[];
}

/** The sections (`## title`) of a Markdown text with their tables. */
export function sectionsOf(markdown: string): Section[] {
  return markdown
    .split(/^## /m)
    .slice(1)
    .map((section) => {
      const [title = '', ...lines] = section.split('\n');
      const isRow = (line: string) => line.startsWith('|');
      const blocks = lines.join('\n').split(/\n\s*\n/);
      return {
        title,
        text: blocks
          .filter((block) => !isRow(block))
          .join(' ')
          .replaceAll('\n', ' '),
        tables: blocks.filter(isRow).map(rowsOf),
      };
    });
}

function rowsOf(table: string): Row[] {
  const [head = [], , ...rows] = table
    .trim()
    .split('\n')
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  return rows.map((cells) =>
    Object.fromEntries(head.map((title, index) => [title, cells[index] ?? ''])),
  );
}
