import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { fillPortfolio } from '../../bench/portfolio.ts';
import { openPostgres } from '../../srv/platform/postgres.ts';
import { deployedPostgres } from '../support/deploy.ts';
import { type OtlpReceiver, startOtlpReceiver } from '../support/otlp-receiver.ts';

const DAY = '2026-11-23';
const WORKER = new URL('../../srv/worker.ts', import.meta.url).pathname;

let url: string;
let receiver: OtlpReceiver;

beforeAll(async () => {
  const settings = await deployedPostgres();
  const { host, port, user, password, database } = settings;
  url = `postgres://${user}:${password}@${host}:${port}/${database}`;
  const db = openPostgres(settings);
  await fillPortfolio(db, { customers: 20, businessDate: DAY });
  await db.close();
  receiver = await startOtlpReceiver();
});
afterAll(() => receiver?.stop());

function work(args: readonly string[], environment: Readonly<Record<string, string>>) {
  const { NODE_OPTIONS: _, ...usual } = process.env;
  const env = { ...usual, SALDO_DATABASE_URL: url, ...environment };
  return promisify(execFile)(process.execPath, ['--no-warnings', WORKER, ...args], { env });
}

test('a worker tells a collector what its steps took, and nothing of customers', async () => {
  const { stdout } = await work(['--plan', '--date', DAY, '--until-done'], {
    OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url,
    OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
  });
  expect(JSON.parse(stdout)).toMatchObject({ dead: 0 });
  const names = receiver.spans.map(({ name }) => name);
  expect(names).toEqual(
    expect.arrayContaining(['night.plan', 'night.evaluate', 'night.balance', 'night.publish']),
  );
  expect(receiver.metrics).toContain('saldo.step.duration');
  const keys = receiver.spans.flatMap(({ attributes }) => attributes.map(({ key }) => key));
  expect(keys.filter((key) => /partner|customer|account/.test(key))).toEqual([]);
});

test('a collector that is away fails no night', async () => {
  const { stdout } = await work(['--plan', '--date', DAY, '--again', '--until-done'], {
    OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:1',
  });
  expect(JSON.parse(stdout)).toMatchObject({ dead: 0 });
});

test('a worker refuses to look back by anything but whole days', async () => {
  const refused = work(['--until-done'], { SALDO_LOOKBACK_PAYMENT_DAYS: 'a year' });
  await expect(refused).rejects.toMatchObject({
    code: 2,
    stderr: expect.stringContaining("BAD_SETTING: SALDO_LOOKBACK_PAYMENT_DAYS is 'a year'"),
  });
});

test('a worker that is asked for what there is not says what it takes', async () => {
  await expect(work(['--planet'], {})).rejects.toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/Unknown option '--planet'.*npm run worker -- \[--plan/s),
  });
});
