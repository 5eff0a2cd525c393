import type cds from '@sap/cds';
import { runPlain, type SelectQuery } from '../cap.ts';

type Row = Record<string, unknown>;
type Convert = (row: Row) => void;

/** True when a query reads columns of one table only, without $expand or expressions. */
export function isFlat({ SELECT }: SelectQuery): boolean {
  if (typeof SELECT.from.ref[0] !== 'string' || SELECT.from.ref.length > 1) return false;
  const columns = SELECT.columns ?? ['*'];
  return columns.every((column) => column === '*' || Object.keys(column).join() === 'ref');
}

/** Rows as OData wants them: decimals as text with their scale, flags as booleans. */
export async function flatRows(query: SelectQuery, target: cds.entity | undefined): Promise<Row[]> {
  const rows = await runPlain(query);
  const names = Object.keys(rows[0] ?? {});
  const converters = names.flatMap((name) => converterOf(name, target?.elements[name]));
  for (const row of rows) {
    for (const convert of converters) convert(row);
  }
  return rows;
}

function converterOf(name: string, element: object | undefined): Convert[] {
  const { type, scale = 0 } = (element ?? {}) as { type?: string; scale?: number };
  if (type === 'cds.Decimal') return [(row) => writeDecimal(row, name, scale)];
  if (type === 'cds.Boolean') return [(row) => writeFlag(row, name)];
  return [];
}

function writeDecimal(row: Row, name: string, scale: number): void {
  if (row[name] !== null) row[name] = Number(row[name]).toFixed(scale);
}

function writeFlag(row: Row, name: string): void {
  if (row[name] !== null) row[name] = row[name] === 1;
}
