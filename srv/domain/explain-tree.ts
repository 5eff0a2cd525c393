import { type DecisionTree, pathsOf, type TreeBranch } from './decision-tree.ts';
import type { ReasonStatement, Telling } from './explain.ts';
import { type FactRow, factIndex } from './fact-catalogue.ts';
import { factWords, type ValueFormat } from './fact-wording.ts';

/** One branch on the way to a treatment. */
export interface TreeStep {
  readonly branch: string;
  /** What the author called it, in the language or else in English. */
  readonly title: string;
  readonly statements: readonly ReasonStatement[];
  /** For example 'Promise broken of late: Promise broken 3 days ago'. */
  readonly words: string;
}

/**
 * The way from the top of the tree to the branch that decided, from the version that decided and
 * the stored facts; empty when the tree has no such branch.
 */
export function explainTreatment(
  tree: DecisionTree,
  branch: number,
  facts: FactRow,
  { language, currencyExponent }: Telling,
): TreeStep[] {
  const path = pathsOf(tree).find((way) => way.at(-1)?.sequence === branch) ?? [];
  const format = { language, currency: tree.currency, currencyExponent };
  return path.map((step) => stepOf(step, facts, format));
}

function stepOf(
  { id, text, conditions }: TreeBranch,
  facts: FactRow,
  format: ValueFormat,
): TreeStep {
  const asked = [...new Set(conditions.map(({ fact }) => fact))];
  const statements = asked.map((fact) => {
    const value = facts[factIndex(fact)] ?? null;
    return { fact, value, words: factWords(fact, value, format) };
  });
  const title = text[format.language] ?? text.en ?? id;
  const said = statements.map(({ words }) => words).join(', ');
  return { branch: id, title, statements, words: said ? `${title}: ${said}` : title };
}
