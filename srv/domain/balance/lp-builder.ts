import type { LinearProgram } from './linear-program.ts';

/** One variable: cost, upper bound (the lower is 0), and its entries by row. */
export interface LpColumn {
  cost: number;
  upper: number;
  entries: readonly (readonly [row: number, value: number])[];
}

/** Packs columns and row bounds into the sparse form a solver takes. */
export function packProgram(
  columns: readonly LpColumn[],
  rowLower: Float64Array,
  rowUpper: Float64Array,
): LinearProgram {
  const size = columns.reduce((sum, column) => sum + column.entries.length, 0);
  const starts = new Int32Array(columns.length + 1);
  const rows = new Int32Array(size);
  const values = new Float64Array(size);
  let next = 0;
  columns.forEach((column, c) => {
    for (const [row, value] of column.entries) {
      rows[next] = row;
      values[next++] = value;
    }
    starts[c + 1] = next;
  });
  return {
    cost: Float64Array.from(columns, ({ cost }) => cost),
    columnLower: new Float64Array(columns.length),
    columnUpper: Float64Array.from(columns, ({ upper }) => upper),
    rowLower,
    rowUpper,
    starts,
    rows,
    values,
  };
}
