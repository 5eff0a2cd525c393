/** Build tool: `node srv/generate/fact-docs.ts` writes the fact catalogue into the guide. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { FACT_IDS } from '../domain/fact-catalogue.ts';
import { BUILT_IN_FACTS } from '../domain/facts/built-in-facts.ts';
import type { FactContent, FactKind } from '../domain/facts/fact-content.ts';

export const guideFile = fileURLToPath(new URL('../../docs/strategies.md', import.meta.url));

const START = '<!-- Facts: generated from srv/domain/facts by npm run docs:facts; do not edit. -->';
const END = '<!-- End of the facts. -->';

/** Where the kind alone does not say it; a count names its own. */
const UNITS: Readonly<Partial<Record<FactKind, string>>> = {
  amount: "minor units of the strategy's currency",
  flag: 'yes or no',
  ratio: 'hundredths of a percent',
};

/** The guide with the catalogue as it is now, between its two marks. */
export function withFacts(guide: string): string {
  const before = guide.slice(0, guide.indexOf(START));
  const after = guide.slice(guide.indexOf(END));
  return `${before}${START}\n\n${factTable()}\n\n${after}`;
}

function factTable(): string {
  const rows = FACT_IDS.map((id) => factLine(id, BUILT_IN_FACTS[id]));
  return [
    '| Fact | Name (en, es) | Kind and unit | How it is computed |',
    '|---|---|---|---|',
    ...rows,
  ].join('\n');
}

function factLine(id: string, { kind, unit, parameters = [], label, source }: FactContent): string {
  const asked = parameters.length > 0 ? ` Parameter: ${parameters.join(', ')}.` : '';
  const measured = [kind, unit ?? UNITS[kind]].filter(Boolean).join(', ');
  return `| \`${id}\` | ${label.en} · ${label.es} | ${measured} | ${source}${asked} |`;
}

if (import.meta.main) writeFileSync(guideFile, withFacts(readFileSync(guideFile, 'utf8')));
