import { access, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (file: string) => readFile(`${root}${file}`, 'utf8');

let text: string;
beforeAll(async () => {
  text = await read('docs/operations.md');
});

test('every alarm that can wake somebody is explained', async () => {
  const alarms = [
    ...(await read('functions/deployment/alarms.yml')).matchAll(/^ {2}(\w+Alarm):$/gm),
  ];
  expect(alarms.length).toBeGreaterThan(20);
  const unexplained = alarms
    .map(([, name]) => name)
    .filter((name) => !text.includes(`\`${name}\``))
    // A function has two of its own, told once for both.
    .filter((name) => !text.includes(`\`${name?.replace(/(Errors|Failed)Alarm$/, '')}\``));
  expect(unexplained).toEqual([]);
});

test('every command it names is one', async () => {
  const { scripts } = JSON.parse(await read('package.json')) as { scripts: object };
  const named = [...text.matchAll(/npm run ([\w:-]+)/g)].map(([, name]) => name);
  expect(named.filter((name) => !(String(name) in scripts))).toEqual([]);
});

test('every file and test it points to is there', async () => {
  const paths = [...text.matchAll(/`((?:test|deploy|functions|bench|srv)\/[\w./-]+)`/g)];
  for (const [, path] of paths) await expect(exists(`${path}`)).resolves.toBe(true);
});

async function exists(path: string): Promise<boolean> {
  return access(`${root}${path}`).then(
    () => true,
    () => false,
  );
}
