import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sweepFiles } from '../../srv/files/sweep-files.ts';
import { eventually } from '../support/eventually.ts';

const DAY_MS = 86_400_000;

test('files past their time go every hour, without another upload', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'saldo-sweep-test-'));
  for (const [name, days] of Object.entries({ old: 15, young: 13 })) {
    const path = join(folder, name);
    await writeFile(path, 'rows');
    const time = new Date(Date.now() - days * DAY_MS);
    await utimes(path, time, time);
  }
  let now = Date.now();
  let anHourLater = () => {};
  const every = (_: number, run: () => void) => {
    anHourLater = run;
    return () => {};
  };
  const fail = (error: unknown) => {
    throw error;
  };
  sweepFiles({ folder, keepDays: 14 }, () => now, every, fail);
  await eventually(async () => (await readdir(folder)).join() === 'young');
  now += 2 * DAY_MS;
  anHourLater();
  await eventually(async () => (await readdir(folder)).length === 0);
  await rm(folder, { recursive: true, force: true });
});
