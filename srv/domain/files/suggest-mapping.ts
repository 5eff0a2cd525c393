import { type Cell, cellText } from './cell.ts';
import { COLUMN_SYNONYMS } from './column-synonyms.ts';
import { creditMark, type MarkedColumn } from './credit-mark.ts';
import { type FieldMapping, type FileMapping, MAPPING_DEFAULTS } from './file-mapping.ts';
import { FILE_OBJECTS, type FileField, type FileObjectName } from './file-objects.ts';
import { guessDayFormat, guessNumberFormat } from './guess-formats.ts';

/** The beginning of a file: the row of column names, and some rows below it. */
export interface FileBeginning {
  readonly headerRow: number;
  readonly header: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/**
 * A mapping as its columns' names and values suggest it, to be looked at by a person. Fields that no
 * column seems to be are left out, required ones too; each column serves one field.
 */
export function suggestMapping(
  object: FileObjectName,
  source: string,
  { headerRow, header, rows }: FileBeginning,
): FileMapping {
  const fields = FILE_OBJECTS[object]?.fields ?? [];
  const columns = columnsOf(fields, header);
  const valuesOf = (types: readonly FileField['type'][]) =>
    fields
      .filter(({ name, type }) => types.includes(type) && columns.has(name))
      .flatMap(({ name }) => rows.map((cells) => cells[columns.get(name) ?? -1]))
      .filter((cell) => typeof cell === 'string')
      .map(cellText);
  const suggested = Object.fromEntries(
    fields.flatMap(({ name }) => suggestedField(name, header, columns.get(name))),
  );
  const mark = creditMark(freeColumns(header, rows, columns), valuesOf(['amount']));
  const { amount } = suggested;
  return {
    ...MAPPING_DEFAULTS,
    object,
    source,
    headerRow,
    ...guessNumberFormat(valuesOf(['amount', 'decimal'])),
    dateFormat: guessDayFormat(valuesOf(['date'])),
    fields:
      amount && mark ? { ...suggested, amount: { ...amount, negativeWhen: mark } } : suggested,
  };
}

/** Columns that no field takes, with the texts in them. */
function freeColumns(
  header: readonly string[],
  rows: FileBeginning['rows'],
  columns: ReadonlyMap<string, number>,
): MarkedColumn[] {
  const taken = new Set(columns.values());
  return header.flatMap((name, at) =>
    taken.has(at)
      ? []
      : [
          {
            name: plainName(name),
            column: columnName(header, at),
            values: rows.map((cells) => cellText(cells[at])),
          },
        ],
  );
}

/**
 * What a file with these column names seems to be about: the object of which it has the greatest part
 * of what is required, and of those the one of which it has most fields. Items where nothing tells.
 */
export function suggestObject(header: readonly string[]): FileObjectName {
  const ranked = Object.values(FILE_OBJECTS).map(({ object, fields }) => {
    const columns = columnsOf(fields, header);
    const required = fields.filter(({ isRequired }) => isRequired);
    const had = required.filter(({ name }) => columns.has(name));
    return { object, share: had.length / required.length, fields: columns.size };
  });
  const [first] = ranked.toSorted((a, b) => b.share - a.share || b.fields - a.fields);
  return first && first.fields > 0 ? first.object : 'items';
}

function suggestedField(
  name: string,
  header: readonly string[],
  at: number | undefined,
): [string, FieldMapping][] {
  return at === undefined ? [] : [[name, { column: columnName(header, at) }]];
}

/** A column by its name, or by its number from 1 where another is called so, too. */
function columnName(header: readonly string[], at: number): string | number {
  const column = header[at] ?? '';
  const isOnce = header.filter((one) => plainName(one) === plainName(column)).length === 1;
  return isOnce ? column : at + 1;
}

/** The column of each field: surest names first, so that 'rate' is not taken for a document. */
function columnsOf(
  fields: readonly FileField[],
  header: readonly string[],
): ReadonlyMap<string, number> {
  const names = header.map(plainName);
  const candidates = fields.flatMap(({ name }) =>
    [plainName(name), ...(COLUMN_SYNONYMS[name] ?? [])].flatMap((synonym, rank) =>
      names.flatMap((column, at) => (column === synonym ? [{ name, at, rank }] : [])),
    ),
  );
  candidates.sort((a, b) => a.rank - b.rank || a.at - b.at);
  const columns = new Map<string, number>();
  const taken = new Set<number>();
  for (const { name, at } of candidates) {
    if (columns.has(name) || taken.has(at)) continue;
    columns.set(name, at);
    taken.add(at);
  }
  return columns;
}

/** A column's name without what people write differently: case, accents, dots, dashes, camel case. */
function plainName(name: string): string {
  return name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}
