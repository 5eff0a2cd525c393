import { once } from 'node:events';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readBank } from '../../sandbox/demo/bank-files.ts';
import { startChild } from '../../sandbox/demo/child.ts';
import { demoDay } from '../../sandbox/demo/demo-day.ts';
import type { ErpAccess } from '../../sandbox/demo/erp-access.ts';
import { workFirstMorning } from '../../sandbox/demo/first-morning.ts';
import { freePort as whetherFree } from '../../sandbox/demo/free-port.ts';
import { drawn, lot } from '../../sandbox/demo/lot.ts';
import { readDemoOptions } from '../../sandbox/demo/options.ts';
import { progressOn } from '../../sandbox/demo/progress.ts';
import { resolveDay } from '../../sandbox/demo/relative-day.ts';
import { tableText } from '../../sandbox/demo/table-text.ts';
import { lockFile } from '../../srv/platform/process-lock.ts';
import { freePort } from '../support/free-port.ts';

const { calendars } = readBank();

describe('the day of the demo', () => {
  test('is today when the whole bank works', () => {
    expect(demoDay('2026-11-23', calendars)).toBe('2026-11-23');
  });

  test('passes over a weekend and a holiday of any of the countries', () => {
    expect(demoDay('2026-11-21', calendars)).toBe('2026-11-23');
    expect(demoDay('2026-11-14', calendars)).toBe('2026-11-17'); // Monday 16 is free in Colombia
  });

  test('moves days of the data that are relative to it, and leaves the others', () => {
    expect(resolveDay('-2', '2026-11-23')).toBe('2026-11-21');
    expect(resolveDay('+0', '2026-11-23')).toBe('2026-11-23');
    expect(resolveDay('2026-01-01', '2026-11-23')).toBe('2026-01-01');
  });
});

test('the demo starts also where nothing of its first morning can be done', async () => {
  const nowhere = `http://localhost:${await freePort()}`;
  const erp = { url: nowhere } as ErpAccess;
  const told = await workFirstMorning({ saldo: nowhere, erp, businessDate: '2026-11-23' });
  expect(told).toHaveLength(7);
  for (const line of told) expect(line).toMatch(/^this could not be done: /);
});

describe('the options of the demo', () => {
  test('have values that work without any', () => {
    const options = readDemoOptions([], calendars, '2026-11-22');
    expect(options).toEqual({
      customers: 5000,
      seed: 7,
      date: '2026-11-23',
      port: 4004,
      erpPort: 4005,
      database: null,
      libraries: true,
    });
  });

  test('refuse what is no number or no day, naming the option', () => {
    const read = (...args: string[]) => readDemoOptions(args, calendars, '2026-11-22');
    expect(() => read('--customers', 'many')).toThrow(/--customers many/);
    expect(() => read('--date', '2026-02-30')).toThrow(/--date/);
  });
});

describe('a port', () => {
  test('in use is refused with the option that chooses another', async () => {
    const port = await freePort();
    const server = createServer().listen(port);
    await once(server, 'listening');
    await expect(whetherFree(port, '--port')).rejects.toMatchObject({ code: 'PORT_IN_USE' });
    server.close();
    await once(server, 'close');
    await expect(whetherFree(port, '--port')).resolves.toBe(port);
  });
});

describe('the lock of a database', () => {
  const file = join(tmpdir(), `saldo-lock-${process.pid}`, 'new', 'saldo.db');

  test('keeps a second process off, naming the first, until it is given back', () => {
    const release = lockFile(file, 'a server');
    expect(() => lockFile(file, 'a night')).toThrow(
      expect.objectContaining({
        code: 'DATABASE_IN_USE',
        message: expect.stringContaining(`process ${process.pid} (a server)`),
      }),
    );
    release();
    lockFile(file, 'a night')();
  });

  test('left behind by a process that is gone is taken over', async () => {
    const script = `const { lockFile } = await import('./srv/platform/process-lock.ts');
      lockFile(${JSON.stringify(file)}, 'a server');`;
    await startChild('locker', ['--input-type=module', '-e', script]).ended();
    lockFile(file, 'a night')();
  });
});

describe('a child process', () => {
  test('is waited for by a line it prints', async () => {
    const child = startChild('speaker', ['-e', "console.log('ready at 42')"]);
    const [, number] = await child.waitFor(/ready at (\d+)/);
    expect(number).toBe('42');
    await child.ended();
  });

  test('that fails is told by name, with what it said last', async () => {
    const child = startChild('speaker', ['-e', "console.error('no disk'); process.exit(3)"]);
    await expect(child.waitFor(/ready/)).rejects.toMatchObject({
      code: 'CHILD_ENDED',
      message: expect.stringMatching(/speaker.*3[\s\S]*no disk/),
    });
  });

  test('is stopped when asked, and a second time nothing happens', async () => {
    const script = "console.log('up'); setInterval(() => {}, 1000)";
    const child = startChild('sleeper', ['-e', script]);
    await child.waitFor(/up/);
    await child.stop();
    await child.stop();
  });
});

describe('what the demo prints', () => {
  test('stands in columns, numbers to the right', () => {
    const text = tableText(
      'Title',
      ['what', 'rows'],
      [
        ['items', 12345],
        ['x', 1],
      ],
    );
    expect(text).toBe(
      ['Title', 'what     rows', '─────  ──────', 'items  12,345', 'x           1'].join('\n'),
    );
  });

  test('tells a step at most once a second, and always its end', () => {
    const lines: string[] = [];
    let now = 0;
    const stream = { write: (line: string) => lines.push(line) > 0 };
    const progress = progressOn(stream, () => now);
    progress.tell('Mirror', '1', false);
    progress.tell('Mirror', '2', false);
    now = 1_500;
    progress.tell('Mirror', '3', false);
    progress.tell('Mirror', '4', true);
    expect(lines.map((line) => line.trim().at(-1))).toEqual(['1', '3', '4']);
  });
});

describe('chance in the demo', () => {
  test('is the same for the same words and even over many', () => {
    expect(lot('consent', 100)).toBe(lot('consent', 100));
    const lots = Array.from({ length: 2_000 }, (_, index) => lot('even', index));
    const mean = lots.reduce((sum, value) => sum + value, 0) / lots.length;
    expect(mean).toBeGreaterThan(0.47);
    expect(mean).toBeLessThan(0.53);
  });

  test('draws by weight, whatever the lot', () => {
    const choices = [
      { name: 'a', weight: 1 },
      { name: 'b', weight: 3 },
    ];
    expect(drawn(choices, 0).name).toBe('a');
    expect(drawn(choices, 0.25).name).toBe('b');
    expect(drawn(choices, 0.999_999).name).toBe('b');
  });
});
