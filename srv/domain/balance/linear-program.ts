/**
 * A linear program in sparse column form: minimise cost · x
 * subject to rowLower ≤ A x ≤ rowUpper and columnLower ≤ x ≤ columnUpper.
 * Column c owns the entries `starts[c]` to `starts[c + 1]`; open bounds are ±Infinity.
 */
export interface LinearProgram {
  cost: Float64Array;
  columnLower: Float64Array;
  columnUpper: Float64Array;
  rowLower: Float64Array;
  rowUpper: Float64Array;
  starts: Int32Array;
  rows: Int32Array;
  values: Float64Array;
}

/** The optimum: its objective value and one value a column. */
export interface LinearSolution {
  objective: number;
  columns: Float64Array;
}

/** Solves to optimality, or throws a SaldoError; the same program gives the same solution. */
export type SolveLp = (program: LinearProgram) => LinearSolution;
