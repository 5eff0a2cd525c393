import { SaldoError } from '../domain/errors.ts';
import type { ColumnKind } from '../platform/database.ts';

/** An element of a compiled CDS entity, as far as its column is concerned. */
export interface CdsElement {
  readonly name: string;
  readonly type?: string;
  readonly key?: boolean;
  readonly notNull?: boolean;
  readonly virtual?: boolean;
  readonly isAssociation?: boolean;
  readonly value?: unknown;
  readonly enum?: Readonly<Record<string, { readonly val?: unknown }>>;
}

export interface CdsEntity {
  readonly name: string;
  readonly elements: Iterable<CdsElement>;
}

const kinds: Readonly<Record<string, ColumnKind>> = {
  'cds.UUID': 'string',
  'cds.String': 'string',
  'cds.LargeString': 'string',
  'cds.Integer': 'integer',
  'cds.Int16': 'integer',
  'cds.Int32': 'integer',
  'cds.UInt8': 'integer',
  'cds.Int64': 'int64',
  'cds.Integer64': 'int64',
  'cds.Decimal': 'decimal',
  'cds.Double': 'double',
  'cds.Boolean': 'boolean',
  'cds.Date': 'date',
  'cds.Time': 'time',
  'cds.DateTime': 'timestamp',
  'cds.Timestamp': 'timestamp',
};

const typeOfKind: Readonly<Record<ColumnKind, string>> = {
  string: 'string',
  integer: 'number',
  int64: 'number',
  decimal: 'string',
  double: 'number',
  boolean: 'boolean',
  date: 'string',
  time: 'string',
  timestamp: 'string',
};

/**
 * TypeScript source with a row type and a TableDef for each entity: `saldo.ledger.Items` gives
 * `ItemsRow` and `itemsTable`; entities of one name in two files are an error. Binary columns are
 * left to CAP.
 */
export function tablesSource(entities: readonly CdsEntity[]): string {
  const sorted = [...entities].sort((a, b) => (a.name < b.name ? -1 : 1));
  refuseSameNames(sorted);
  return [
    '// Generated from db/*.cds by srv/generate/tables.ts; do not edit.',
    "import type { TableDef } from './database.ts';",
    ...sorted.map(tableSource),
    '',
  ].join('\n\n');
}

function refuseSameNames(entities: readonly CdsEntity[]): void {
  const seen = new Map<string, string>();
  for (const { name } of entities) {
    const short = shortName(name);
    const other = seen.get(short);
    if (other) throw sameName(other, name);
    seen.set(short, name);
  }
}

function sameName(first: string, second: string): SaldoError {
  return new SaldoError(
    'ENTITY_NAME_TAKEN',
    `${first} and ${second} would both be ${shortName(first)}; rename one of them.`,
    { first, second },
  );
}

function tableSource(entity: CdsEntity): string {
  const columns = [...entity.elements].filter(isColumn);
  const name = shortName(entity.name);
  const keys = columns.filter(({ key }) => key).map((column) => `'${column.name}'`);
  const definitions = columns.map(
    (column) => `{ name: '${column.name}', kind: '${kindOf(column)}' },`,
  );
  return `/** ${entity.name} */
export interface ${name}Row {
${columns.map((column) => `  ${column.name}: ${typeOf(column)};`).join('\n')}
}

export const ${name[0]?.toLowerCase()}${name.slice(1)}Table: TableDef<${name}Row> = {
  name: '${entity.name.replaceAll('.', '_')}',
  keys: [${keys.join(', ')}],
  columns: [
    ${definitions.join('\n    ')}
  ],
};`;
}

/** `saldo.strategies.ExclusionReasons.texts` as `ExclusionReasonsTexts`. */
function shortName(entity: string): string {
  const parts = entity.split('.').slice(2);
  return parts.map((part) => `${part[0]?.toUpperCase()}${part.slice(1)}`).join('');
}

function isColumn(element: CdsElement): boolean {
  if (element.virtual || element.isAssociation || element.value) return false;
  return !/Binary|Vector/.test(element.type ?? '');
}

function kindOf(element: CdsElement): ColumnKind {
  const kind = kinds[element.type ?? ''];
  if (kind) return kind;
  throw new SaldoError(
    'COLUMN_TYPE_UNSUPPORTED',
    `Element ${element.name} is a ${element.type}; plain SQL handles only scalar types.`,
    { element: element.name },
  );
}

function typeOf(element: CdsElement): string {
  const type = enumOf(element) ?? typeOfKind[kindOf(element)];
  return element.key || element.notNull ? type : `${type} | null`;
}

function enumOf(element: CdsElement): string | undefined {
  if (!element.enum) return undefined;
  const values = Object.entries(element.enum).map(([name, { val }]) => val ?? name);
  return values.map((value) => (typeof value === 'string' ? `'${value}'` : value)).join(' | ');
}
