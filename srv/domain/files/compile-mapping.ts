import { SaldoError } from '../errors.ts';
import { formatDecimal, parseDecimal } from '../money.ts';
import { type Cell, cellText, type TypedCell } from './cell.ts';
import type { FieldMapping, FileMapping } from './file-mapping.ts';
import { FILE_OBJECTS, type FileField } from './file-objects.ts';
import { findColumn } from './find-column.ts';
import { dayReader } from './read-day.ts';
import { readFlag } from './read-flag.ts';
import { negated, numberReader } from './read-number.ts';
import { type RowProblem, rowProblem } from './row-problem.ts';

export type FieldValue = string | boolean | null;

/** A row's fields: texts, days, flags, and amounts as plain decimals. */
export type FieldValues = Readonly<Record<string, FieldValue>>;

export interface RowReader {
  /** Fields that the file has, beside those with an initial value. */
  readonly mapped: readonly string[];
  /** Reads a row; what is wrong with it is added to `problems`, and its field is null. */
  read(cells: readonly Cell[], problems: RowProblem[]): FieldValues;
}

type ReadField = (cells: readonly Cell[]) => FieldValue;

/**
 * Makes a mapping a reader of rows. `header` has the names of the columns, none for a file without.
 * FILE_COLUMN_MISSING, FILE_COLUMN_TWICE when the header does not have what the mapping names.
 */
export function compileMapping(mapping: FileMapping, header: readonly string[]): RowReader {
  const object = FILE_OBJECTS[mapping.object];
  if (!object) throw new SaldoError('FILE_OBJECT_UNKNOWN', `${mapping.object} is no object.`);
  const present = object.fields.filter(
    ({ name, isRequired }) => mapping.fields[name] || object.unmapped === 'initial' || isRequired,
  );
  // Rows of one shape: what the file does not have is the same in all of them.
  const initial: FieldValues = Object.fromEntries(
    present.map((field) => [field.name, initialOf(field)]),
  );
  const readers = present.flatMap((field) => {
    const from = mapping.fields[field.name];
    return from ? [{ name: field.name, read: fieldReader(field, from, mapping, header) }] : [];
  });
  return {
    mapped: Object.keys(initial),
    read: (cells, problems) => {
      const values: Record<string, FieldValue> = { ...initial };
      for (const { name, read } of readers) {
        try {
          values[name] = read(cells);
        } catch (error) {
          if (!(error instanceof SaldoError)) throw error;
          values[name] = null;
          problems.push({ code: error.code, message: error.message, details: error.details });
        }
      }
      return values;
    },
  };
}

function fieldReader(
  field: FileField,
  from: FieldMapping,
  mapping: FileMapping,
  header: readonly string[],
): ReadField {
  const parse = parserOf(field, from, mapping, header);
  const initial = initialOf(field);
  const at = from.column === undefined ? -1 : findColumn(from.column, header);
  return (cells) => {
    const cell = from.constant ?? cells[at];
    const isEmpty = cellText(cell) === '' && typeof cell !== 'object';
    const given = isEmpty ? from.ifEmpty : cell;
    const meant = from.values ? translated(field.name, given ?? '', from.values) : given;
    if (meant === undefined || meant === '') {
      if (field.isRequired) throw rowProblem('FILE_FIELD_MISSING', { field: field.name });
      return initial;
    }
    return parse(meant, cells);
  };
}

/** What a row has that does not say it: blank texts, no day, no; as FI-CA's initial values. */
function initialOf(field: FileField): FieldValue {
  if (field.initial !== undefined) return field.initial;
  if (field.type === 'text') return '';
  return field.type === 'flag' ? false : null;
}

function translated(
  field: string,
  cell: Cell,
  values: Readonly<Record<string, string>>,
): string | undefined {
  const text = cellText(cell);
  const meant = Object.hasOwn(values, text) ? values[text] : undefined;
  if (meant !== undefined || text === '') return meant;
  throw rowProblem('FILE_VALUE_UNKNOWN', { field, value: text });
}

type ParseCell = (cell: Cell, cells: readonly Cell[]) => FieldValue;

function parserOf(
  field: FileField,
  from: FieldMapping,
  mapping: FileMapping,
  header: readonly string[],
): ParseCell {
  switch (field.type) {
    case 'text':
      return textParser(field.name, field.length, from.padTo ?? 0);
    case 'date':
      return dayParser(field.name, mapping.dateFormat);
    case 'flag':
      return (cell) => readFlag(sound(cell, field.name), field.name);
    case 'amount':
      return amountParser(field.name, from, mapping, header);
    case 'decimal': {
      const number = decimalParser(field.name, mapping);
      return (cell) => fitted(number(cell), field.name, field.digits);
    }
  }
}

function textParser(field: string, length: number, padTo: number): ParseCell {
  return (cell) => {
    if (typeof cell === 'object' && cell.kind === 'number') checkDigits(cell, field);
    const text = sound(cell, field).padStart(padTo, '0');
    if (text.length > length) throw rowProblem('FILE_TEXT_TOO_LONG', { field, length });
    if (text.includes('\u0000')) throw rowProblem('FILE_TEXT_INVALID', { field });
    return text;
  };
}

/** A spreadsheet keeps 15 digits of a number: a longer key is not what was entered. */
function checkDigits({ text }: TypedCell, field: string): void {
  if (text.replace(/\D/g, '').length > 15) throw rowProblem('FILE_DIGITS_LOST', { field });
}

function dayParser(field: string, format: string): ParseCell {
  const read = dayReader(format);
  return (cell) => {
    if (typeof cell === 'object' && cell.kind === 'day') return cell.text;
    return read(sound(cell, field), field);
  };
}

/** A number of a spreadsheet is one already, whatever separators the mapping names. */
function decimalParser(field: string, mapping: FileMapping): (cell: Cell) => string {
  const read = numberReader(mapping);
  return (cell) => {
    if (typeof cell === 'object' && cell.kind === 'number') return cell.text;
    return read(sound(cell, field), field);
  };
}

function amountParser(
  field: string,
  { negativeWhen: mark, isNegated = false }: FieldMapping,
  mapping: FileMapping,
  header: readonly string[],
): ParseCell {
  const number = decimalParser(field, mapping);
  const at = mark ? findColumn(mark.column, header) : -1;
  return (cell, cells) => {
    const amount = number(cell);
    const isMarked = mark?.values.includes(cellText(cells[at])) ?? false;
    return isMarked !== isNegated ? negated(amount) : amount;
  };
}

function fitted(decimal: string, field: string, digits: number): string {
  try {
    return formatDecimal(parseDecimal(decimal, digits), digits);
  } catch {
    throw rowProblem('FILE_AMOUNT_INVALID', { field, value: decimal });
  }
}

/** The text of a cell that has one: not of #REF!, nor of a formula nobody calculated. */
function sound(cell: Cell, field: string): string {
  if (typeof cell === 'object') {
    const { kind, text } = cell;
    if (kind === 'fault') throw rowProblem('FILE_CELL_FAULT', { field, value: text });
    if (kind === 'uncalculated') throw rowProblem('FILE_CELL_NOT_CALCULATED', { field });
  }
  return cellText(cell);
}
