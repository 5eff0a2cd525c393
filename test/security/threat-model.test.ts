import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const rows = readFileSync(`${root}/docs/security.md`, 'utf8')
  .split('\n')
  .filter((line) => /^\| (API\d|\d)/.test(line));
const lastCell = (row: string) => row.split('|').at(-2) ?? '';

test('the threat model covers all of OWASP’s ten', () => {
  for (let risk = 1; risk <= 10; risk++) {
    expect(rows.filter((row) => row.startsWith(`| API${risk} `))).toHaveLength(1);
  }
});

test.each(rows)('%s: names a test that exists, or says that nothing covers it', (row) => {
  const named = [...lastCell(row).matchAll(/`([a-z]+\/[a-z*-]+)`/g)].map(([, name]) => name);
  for (const name of named) {
    expect(globSync(`test/${name}.test.ts`, { cwd: root })).not.toEqual([]);
  }
  const isCovered = named.length > 0 || /not covered|not applicable|`npm run/.test(lastCell(row));
  expect(isCovered).toBe(true);
});
