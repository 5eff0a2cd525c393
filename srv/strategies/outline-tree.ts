import type { TreeBranch } from '../domain/decision-tree.ts';
import type { ValueFormat } from '../domain/fact-wording.ts';
import { fingerprint } from '../domain/fingerprint.ts';
import type { Language, LocalizedText } from '../domain/language.ts';
import { conditionalSentence } from '../domain/rule-sentence.ts';
import type { Database } from '../platform/database.ts';
import type { Asker } from '../requests/asker.ts';
import { notFound } from '../requests/refusal.ts';
import { textOf } from '../requests/text-of.ts';
import { loadTree } from '../runs/load-treatments.ts';
import { titleOf } from './titles.ts';
import { TREES, type TreeRow } from './tree-kind.ts';
import { treeProblems } from './tree-problems.ts';
import { decimalsOf } from './written-conditions.ts';

const ASK_FURTHER: LocalizedText = {
  en: 'ask further',
  es: 'seguir preguntando',
  de: 'weiter fragen',
  pt: 'perguntar mais',
};

/** A branch where it stands; see desk-answers.cds. */
interface OutlinedBranch {
  readonly sequence: number;
  readonly depth: number;
  readonly number: string;
  readonly title: string;
  readonly sentence: string;
  readonly treatment: string | null;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly problem: string | null;
}

/** What branches are told with. */
interface Told {
  readonly format: ValueFormat;
  readonly treatments: ReadonlyMap<string, string>;
  readonly problems: ReadonlyMap<string | null, readonly string[]>;
}

/** The branches of a tree in the order in which they are asked, as sentences, each with its faults. */
export async function outlineTree(asker: Asker, row: TreeRow) {
  const { db, language } = asker;
  await TREES.mayDecide(asker, row);
  const tree = await loadTree(db, row.id);
  if (!tree) throw notFound('TREE_UNKNOWN', { id: row.id });
  const { currency, branches } = tree;
  const told: Told = {
    format: { language, currency, currencyExponent: await decimalsOf(db, currency) },
    treatments: await treatmentNames(db, language),
    problems: await problemsOf(db, row.id, language),
  };
  return { known: fingerprint(branches), branches: outlined(branches, '', told) };
}

function outlined(branches: readonly TreeBranch[], above: string, told: Told): OutlinedBranch[] {
  return branches.flatMap((branch, at) => {
    const number = `${above}${at + 1}`;
    const place = { number, isFirst: at === 0, isLast: at === branches.length - 1 };
    return [inWords(branch, place, told), ...outlined(branch.branches, `${number}.`, told)];
  });
}

function inWords(
  { sequence, id, text, conditions, treatment }: TreeBranch,
  place: Pick<OutlinedBranch, 'number' | 'isFirst' | 'isLast'>,
  { format, treatments, problems }: Told,
): OutlinedBranch {
  const { language } = format;
  const outcome = treatment ? (treatments.get(treatment) ?? treatment) : ASK_FURTHER[language];
  return {
    sequence,
    depth: place.number.split('.').length - 1,
    ...place,
    title: titleOf(text, language, id),
    sentence: conditionalSentence(conditions, outcome, format),
    treatment,
    problem: problems.get(id)?.join(' ') ?? null,
  };
}

async function problemsOf(db: Database, tree: string, language: Language) {
  const found = await treeProblems(db, tree);
  const texts = Map.groupBy(found, ({ branch }) => branch);
  return new Map(
    [...texts].map(([branch, problems]) => [
      branch,
      problems.map(
        ({ code, message }) => textOf(code, language, { rule: branch ?? '' }) ?? message,
      ),
    ]),
  );
}

async function treatmentNames(db: Database, language: Language): Promise<Map<string, string>> {
  const rows = await db.query<{ code: string; name: string }>(
    `SELECT t.code, COALESCE(x.name, t.name) AS name FROM saldo_strategies_Treatments t
    LEFT JOIN saldo_strategies_Treatments_texts x ON x.code = t.code AND x.locale = ?`,
    [language],
  );
  return new Map(rows.map(({ code, name }) => [code, name]));
}
