import { conditionProblem } from '../domain/check-condition.ts';
import { SaldoError } from '../domain/errors.ts';
import { findFact } from '../domain/fact-catalogue.ts';
import { operandOf, operandText } from '../domain/operand-text.ts';
import type { Condition, Operator } from '../domain/strategy.ts';
import type { Database } from '../platform/database.ts';
import { allOf, badRequest, type Refusal } from '../requests/refusal.ts';

/** A condition as people write it; see desk-answers.cds. */
export interface WrittenCondition {
  readonly fact: string;
  readonly operator: string;
  readonly negated: boolean;
  readonly values: readonly string[];
}

/** @param exponent decimals of the currency of amounts */
export function writtenCondition(condition: Condition, exponent: number): WrittenCondition {
  const { fact, operator, negated, operands } = condition;
  const kind = findFact(fact)?.kind ?? 'code';
  return {
    fact,
    operator,
    negated,
    values: operands.map((operand) => operandText(kind, operand, exponent)),
  };
}

/**
 * Conditions that can be asked, or one refusal with all that is wrong, each at its field.
 * @param rule what they belong to, for the texts
 */
export function readConditions(
  written: readonly WrittenCondition[],
  rule: string,
  exponent: number,
): readonly Condition[] {
  const read = written.map((condition) => readCondition(condition, exponent));
  const refusals = read.flatMap((one, at) =>
    'problem' in one ? [refusal(one.problem, at, rule, written[at])] : [],
  );
  if (refusals.length > 0) throw allOf(refusals);
  return read.flatMap((one) => ('problem' in one ? [] : [one]));
}

function readCondition(
  { fact, operator, negated, values }: WrittenCondition,
  exponent: number,
): Condition | { readonly problem: string } {
  try {
    const kind = findFact(fact)?.kind ?? 'code';
    const operands = (values ?? []).map((text) => operandOf(kind, text, exponent));
    const condition = { fact, operator: operator as Operator, negated: negated ?? false, operands };
    const problem = conditionProblem(condition);
    return problem ? { problem: problem.code } : condition;
  } catch (error) {
    if (!(error instanceof SaldoError)) throw error;
    return { problem: error.code };
  }
}

function refusal(code: string, at: number, rule: string, written?: WrittenCondition): Refusal {
  const { fact = '', operator = '' } = written ?? {};
  const target = code === 'FACT_UNKNOWN' ? 'fact' : 'values';
  return badRequest(code, `conditions/${at}/${target}`, { rule, fact, operator });
}

/** Decimals of a currency's amounts; 2 for one that no source has. */
export async function decimalsOf(db: Database, currency: string): Promise<number> {
  const [row] = await db.query<{ digits: number | null }>(
    'SELECT MAX(minorDigits) AS digits FROM saldo_ledger_CurrencyScales WHERE currency = ?',
    [currency],
  );
  return row?.digits ?? 2;
}
