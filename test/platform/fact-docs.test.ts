import { readFileSync } from 'node:fs';
import { FACT_IDS } from '../../srv/domain/fact-catalogue.ts';
import { guideFile, withFacts } from '../../srv/generate/fact-docs.ts';

describe('the guide to strategies', () => {
  const guide = readFileSync(guideFile, 'utf8');

  test('has the fact catalogue as it is in code; else run npm run docs:facts', () => {
    expect(withFacts(guide)).toBe(guide);
  });

  test('names every fact', () => {
    for (const id of FACT_IDS) expect(guide).toContain(`\`${id}\``);
  });

  test('shows registering an own fact as the tested example does it', () => {
    const example = new URL('../support/own-fact/register.ts', import.meta.url);
    const [, code = ''] = /(registerFact\([\s\S]+\);)/.exec(readFileSync(example, 'utf8')) ?? [];
    expect(guide).toContain(code);
  });
});
