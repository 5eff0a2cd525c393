import { readdirSync, readFileSync } from 'node:fs';

const folder = new URL('../../_i18n/', import.meta.url);
const languages = ['', '_de', '_es', '_pt'];

/** Keys and placeholders of a language's messages. */
function textsOf(language: string): Map<string, string[]> {
  const lines = readFileSync(new URL(`messages${language}.properties`, folder), 'utf8').split('\n');
  const pairs = lines.filter((line) => line.includes(' = ')).map((line) => line.split(' = '));
  return new Map(
    pairs.map(([key = '', text = '']) => [key, [...text.matchAll(/\{\w+\}/g)].map(String).sort()]),
  );
}

/** What may be wrong with the design of a test: each has a text of its own. */
function designFaults(): string[] {
  const source = new URL('../../srv/domain/experiments/check-design.ts', import.meta.url);
  const ids = readFileSync(source, 'utf8').matchAll(/^ {4}id: '(\w+)'/gm);
  return [...ids].map(([, id]) => `EXPERIMENT_INVALID_${id}`);
}

/** The codes that the services' sources refuse with. */
function codesInSources(): Set<string> {
  const folders = [
    'worklist',
    'supervision',
    'strategies',
    'privacy',
    'domain',
    'domain/experiments',
    'runs',
  ];
  const sources = folders.map((name) => new URL(`../../srv/${name}/`, import.meta.url));
  const codes = sources.flatMap((source) =>
    readdirSync(source)
      .filter((name) => name.endsWith('.ts'))
      .flatMap((name) => {
        const text = readFileSync(new URL(name, source), 'utf8');
        const refusals = text.matchAll(
          /(?:badRequest|conflict|notFound|forbidden)\(\s*'([A-Z_]+)'/g,
        );
        const problems = text.matchAll(/'((?:PROMISE|DISPUTE|BLOCK|PLAN)_[A-Z_]+)'/g);
        const tests = text.matchAll(/'((?:EXPERIMENT|BACKTEST|UPLIFT|TREE|SETTING)_[A-Z_]+)'/g);
        const faults = /check-(strategy|condition|tree)|(version|tree)-problems/.test(name)
          ? text.matchAll(/(?:problem\(|code:)\s*'([A-Z_]+)'/g)
          : [];
        return [...refusals, ...problems, ...tests, ...faults].map(([, code = '']) => code);
      }),
  );
  return new Set([...codes, ...designFaults()]);
}

describe('texts of refusals', () => {
  test.each(languages)('messages%s has every code that is used', (language) => {
    const texts = textsOf(language);
    expect([...codesInSources()].filter((code) => !texts.has(code))).toEqual([]);
  });

  test.each(languages)('messages%s names the same values as the English ones', (language) => {
    expect(textsOf(language)).toEqual(textsOf(''));
  });
});
