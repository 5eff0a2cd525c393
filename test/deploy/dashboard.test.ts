import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

interface Widget {
  readonly type: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly properties: { readonly title?: string; readonly metrics?: readonly unknown[][] };
}

const root = fileURLToPath(new URL('../../', import.meta.url));
let widgets: readonly Widget[];

beforeAll(async () => {
  ({ widgets } = JSON.parse(await readFile(join(root, 'deploy/dashboard.json'), 'utf8')));
});

/** Names of metrics that the functions send: of each observed piece of work, and those named alone. */
async function sentMetrics(): Promise<Set<string>> {
  const folders = ['functions', 'functions/shared'];
  const files = await Promise.all(
    folders.map(async (folder) =>
      (await readdir(join(root, folder)))
        .filter((name) => name.endsWith('.ts'))
        .map((name) => join(root, folder, name)),
    ),
  );
  const sources = await Promise.all(files.flat().map((file) => readFile(file, 'utf8')));
  const source = sources.join('\n');
  const found = (pattern: RegExp) => [...source.matchAll(pattern)].map(([, name]) => name);
  const observed = found(/(?:observed|scheduled\w+)\(\s*'(\w+)'/g);
  const steps = found(/name: '([A-Z]\w+)'/g);
  const pieces = [...observed, ...steps];
  const alone = found(/addMetric\('(\w+)'/g);
  return new Set([...pieces.flatMap((one) => [`${one}Seconds`, `${one}Failed`]), ...alone]);
}

test('every metric of ours on the dashboard is one that the functions send', async () => {
  const sent = await sentMetrics();
  const shown = widgets
    .flatMap(({ properties }) => properties.metrics ?? [])
    .filter(([namespace]) => namespace === 'Saldo')
    .map(([, name]) => String(name));
  expect(shown.length).toBeGreaterThan(10);
  expect(shown.filter((name) => !sent.has(name))).toEqual([]);
});

test('it tells of nights, queues, dead letters, errors and freshness', () => {
  const titles = widgets.map(({ properties }) => properties.title).join('; ');
  for (const word of ['Night', 'oldest message', 'Dead letters', 'errors', 'Freshness']) {
    expect(titles).toContain(word);
  }
});

test('no widget covers another or sticks out of the grid', () => {
  const cells = new Set<string>();
  for (const { x, y, width, height } of widgets) {
    expect(x + width).toBeLessThanOrEqual(24);
    for (let column = x; column < x + width; column += 1) {
      for (let row = y; row < y + height; row += 1) {
        expect(cells.has(`${column}/${row}`)).toBe(false);
        cells.add(`${column}/${row}`);
      }
    }
  }
});
