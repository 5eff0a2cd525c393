import type { StatementSync } from 'node:sqlite';

export type RowReader = (values: unknown[]) => object;
type Decoder = (value: unknown) => unknown;

/**
 * Builds rows from a statement's value arrays (faster than the driver's own objects), with decimal
 * and boolean columns in the form PostgreSQL gives them. Only real columns carry a declared type.
 */
export function sqliteRowReader(statement: StatementSync): RowReader {
  const columns = statement.columns();
  const names = columns.map((column) => column.name);
  const decoders = columns.map((column) => decoderFor(column.type));
  // Copied, a row has its shape at once; built up, it changes shape with each column.
  const empty: Record<string, unknown> = Object.fromEntries(names.map((name) => [name, null]));
  return (values) => {
    const row = { ...empty };
    for (let i = 0; i < names.length; i++) {
      const decode = decoders[i];
      row[names[i] as string] = decode ? decode(values[i]) : values[i];
    }
    return row;
  };
}

function decoderFor(declaredType: string | null): Decoder | undefined {
  if (!declaredType) return undefined;
  if (/^boolean/i.test(declaredType)) return toBoolean;
  // CAP 10 deploys Decimal as REAL_DECIMAL.
  const decimal = /^(?:real_)?decimal(?:\(\d+(?:,\s*(\d+))?\))?/i.exec(declaredType);
  if (!decimal) return undefined;
  if (!declaredType.includes('(')) return (value) => (value === null ? null : String(value));
  return decimalWithScale(Number(decimal[1] ?? 0));
}

function toBoolean(value: unknown): boolean | null {
  return value === null ? null : value === 1;
}

function decimalWithScale(scale: number): Decoder {
  return (value) => (typeof value === 'number' ? value.toFixed(scale) : value);
}
