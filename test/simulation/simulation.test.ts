import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { deployedSqlite } from '../support/deploy.ts';
import { FAULT_NAMES } from './faults.ts';
import { mutationOf } from './mutations.ts';
import { replayOf } from './play-seeds.ts';
import { runSeed } from './run-seed.ts';
import { SimImage } from './sim-image.ts';
import { SITUATION_NAMES } from './situations.ts';

const SEEDS = 1_000;

let template: string;
let image: SimImage;

beforeAll(async () => {
  template = await deployedSqlite();
  image = new SimImage(template);
});

test('a seed gives the same history each time, whatever was played before', async () => {
  const first = await runSeed(image, 4711, { trace: true });
  await runSeed(image, 4712);
  const second = await runSeed(image, 4711, { trace: true });
  expect(first.trace.length).toBeGreaterThan(50);
  expect(second).toEqual(first);
});

describe('npm run simulate', () => {
  /** Ten years later, in a process of its own, and on the other side of the world. */
  const ELSEWHERE = `const Today = Date;
    globalThis.Date = class extends Today {
      constructor(...parts) { if (parts.length > 0) super(...parts); else super(Date.now()); }
      static now() { return Today.now() + 315_360_000_000; }
    };`;
  const command = fileURLToPath(new URL('./simulate.ts', import.meta.url));

  function simulate(...args: string[]) {
    const preload = `data:text/javascript,${encodeURIComponent(ELSEWHERE)}`;
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['--import', preload, command, '--template', template, ...args],
      { encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: '', TZ: 'Pacific/Kiritimati' } },
    );
    const lines = stdout.trim().split('\n');
    return { status, stderr, lines, summary: JSON.parse(lines.at(-1) ?? '') };
  }

  test(`shows that mirror and write-back keep their promises in ${SEEDS} histories, in which every fault strikes`, () => {
    const { status, stderr, summary, lines } = simulate('--seeds', String(SEEDS));
    expect(status === 0 ? '' : stderr).toBe('');
    expect([summary.seeds, summary.failed]).toEqual([SEEDS, []]);
    expect(FAULT_NAMES.filter((name) => !summary.faults[name])).toEqual([]);
    expect(SITUATION_NAMES.filter((name) => !summary.situations[name])).toEqual([]);
    process.stdout.write(`${lines.at(-1)}\n`);
  }, 300_000);

  test('replays a seed line by line in another process, at another date and in another zone', async () => {
    const { trace, faults, situations } = await runSeed(image, 4711, { trace: true });
    const replayed = simulate('--seed', '4711', '--trace');
    expect(replayed.lines.slice(0, -1)).toEqual(trace);
    expect(replayed.summary).toMatchObject({ seeds: 1, failed: [], faults, situations });
    expect(replayed.status).toBe(0);
  });

  test('names the seeds that break a promise, how to replay them, and ends with 1', async () => {
    const without = 'the order for each object';
    const { status, stderr, summary } = simulate('--seeds', '8', '--without', without);
    expect(status).toBe(1);
    const [seed] = summary.failed;
    const { violations } = await runSeed(image, seed, { mutation: mutationOf(without) });
    expect(stderr).toContain(`seed ${seed} breaks a promise (${replayOf({ seed }, without)})`);
    expect(stderr).toContain(violations[0]);
  });
});
