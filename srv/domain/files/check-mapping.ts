import { SaldoError } from '../errors.ts';
import {
  DELIMITERS,
  ENCODINGS,
  type FieldMapping,
  type FileMapping,
  MAPPING_DEFAULTS,
} from './file-mapping.ts';
import { FILE_OBJECTS, type FileField } from './file-objects.ts';
import { isDayFormat } from './read-day.ts';

type Unchecked = Readonly<Record<string, unknown>>;
type Fault = (path: string, expected: string) => void;

const PARTS = new Set(['object', 'source', 'sheet', 'fields', ...Object.keys(MAPPING_DEFAULTS)]);
const FIELD_PARTS = new Set([
  'column',
  'constant',
  'ifEmpty',
  'padTo',
  'values',
  'isNegated',
  'negativeWhen',
]);

/**
 * Reads a mapping as it was saved or sent, with the defaults filled in. FILE_MAPPING_INVALID names
 * everything that is wrong with it at once.
 */
export function checkMapping(content: string): FileMapping {
  const given = { ...MAPPING_DEFAULTS, ...parsed(content) };
  const faults: string[] = [];
  const fault: Fault = (path, expected) => faults.push(`${path} should be ${expected}`);
  checkParts(given, fault);
  checkFields(given, fault);
  if (faults.length > 0) throw invalid(faults.join('; '));
  return given as unknown as FileMapping;
}

function parsed(content: string): Unchecked {
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch {
    throw invalid('it is no JSON');
  }
  if (isObject(value)) return value;
  throw invalid('it should be a JSON object');
}

function checkParts(given: Unchecked, fault: Fault): void {
  const { object, source, headerRow, sheet, encoding, delimiter, decimal, thousands } = given;
  for (const part of Object.keys(given)) {
    if (!PARTS.has(part)) fault(part, 'left out, since nothing is called so');
  }
  if (!Object.hasOwn(FILE_OBJECTS, String(object))) {
    fault('object', `one of ${Object.keys(FILE_OBJECTS).join(', ')}`);
  }
  if (!isText(source, 10)) fault('source', 'a text of 1 to 10 characters');
  if (!isWhole(headerRow, 0, 1_000)) fault('headerRow', 'a row number, or 0 for none');
  if (sheet !== undefined && !isText(sheet, 100)) fault('sheet', "a sheet's name");
  if (!ENCODINGS.some((one) => one === encoding)) fault('encoding', ENCODINGS.join(', '));
  if (!DELIMITERS.some((one) => one === delimiter)) fault('delimiter', 'auto, ; , | or tab');
  if (decimal !== '.' && decimal !== ',') fault('decimal', '. or ,');
  if (!['', '.', ',', ' ', "'"].some((one) => one === thousands) || thousands === decimal) {
    fault('thousands', "empty, or one of . , ' and blank that does not separate decimals");
  }
  if (!isDayFormat(String(given.dateFormat))) fault('dateFormat', 'a form such as DD.MM.YYYY');
}

function checkFields({ object, fields, headerRow }: Unchecked, fault: Fault): void {
  if (!isObject(fields)) {
    fault('fields', 'an object of fields');
    return;
  }
  const known = FILE_OBJECTS[String(object)]?.fields ?? [];
  for (const [name, from] of Object.entries(fields)) {
    const field = known.find((one) => one.name === name);
    if (!field) fault(`fields.${name}`, `one of ${known.map((one) => one.name).join(', ')}`);
    else if (!isObject(from)) fault(`fields.${name}`, 'an object with column or constant');
    else checkField(field, from, headerRow === 0, fault);
  }
  for (const { name, isRequired } of known) {
    if (isRequired && !Object.hasOwn(fields, name)) fault(`fields.${name}`, 'mapped');
  }
}

function checkField(field: FileField, from: Unchecked, hasNoHeader: boolean, fault: Fault): void {
  const path = `fields.${field.name}`;
  const { column, constant, ifEmpty, padTo, values, isNegated, negativeWhen } = from as Partial<
    Record<keyof FieldMapping, unknown>
  >;
  for (const part of Object.keys(from)) {
    if (!FIELD_PARTS.has(part)) fault(`${path}.${part}`, 'left out, since nothing is called so');
  }
  if ((column === undefined) === (constant === undefined)) {
    fault(path, 'given either a column or a constant');
  }
  if (column !== undefined) checkColumn(`${path}.column`, column, hasNoHeader, fault);
  if (constant !== undefined && !isText(constant, 250)) fault(`${path}.constant`, 'a text');
  if (ifEmpty !== undefined && !isText(ifEmpty, 250)) fault(`${path}.ifEmpty`, 'a text');
  if (padTo !== undefined && !(field.type === 'text' && isWhole(padTo, 1, field.length))) {
    fault(`${path}.padTo`, 'a length the text may have');
  }
  if (values !== undefined && !isTexts(values)) fault(`${path}.values`, 'texts by text');
  if (isNegated !== undefined && !(field.type === 'amount' && typeof isNegated === 'boolean')) {
    fault(`${path}.isNegated`, 'true or false, at an amount');
  }
  if (negativeWhen !== undefined) checkMark(field, negativeWhen, hasNoHeader, fault);
}

function checkMark(field: FileField, mark: unknown, hasNoHeader: boolean, fault: Fault): void {
  const path = `fields.${field.name}.negativeWhen`;
  if (field.type !== 'amount' || !isObject(mark)) {
    fault(path, 'at an amount, an object');
    return;
  }
  checkColumn(`${path}.column`, mark.column, hasNoHeader, fault);
  const isList = Array.isArray(mark.values) && mark.values.every((one) => typeof one === 'string');
  if (!isList) fault(`${path}.values`, 'a list of texts');
}

function checkColumn(path: string, column: unknown, hasNoHeader: boolean, fault: Fault): void {
  if (isWhole(column, 1, 16_384)) return;
  if (hasNoHeader) fault(path, 'a number from 1, since the file has no header');
  else if (!isText(column, 250)) fault(path, "a column's name, or its number from 1");
}

function isObject(value: unknown): value is Unchecked {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isTexts(value: unknown): boolean {
  return isObject(value) && Object.values(value).every((one) => typeof one === 'string');
}

function isText(value: unknown, length: number): boolean {
  return typeof value === 'string' && value.trim() !== '' && value.length <= length;
}

function isWhole(value: unknown, from: number, to: number): boolean {
  return Number.isInteger(value) && Number(value) >= from && Number(value) <= to;
}

function invalid(faults: string): SaldoError {
  return new SaldoError(
    'FILE_MAPPING_INVALID',
    `The mapping cannot be used: ${faults}.`.slice(0, 2_000),
    { faults: faults.slice(0, 1_900) },
  );
}
