import { createRequire } from 'node:module';
import { traced } from '../../srv/platform/traced.ts';
import { deployedSqlite } from '../support/deploy.ts';
import { eventually } from '../support/eventually.ts';
import { type OtlpReceiver, startOtlpReceiver } from '../support/otlp-receiver.ts';
import { type SaldoServer, startSaldo } from '../support/saldo-server.ts';
import { type RunningSandbox, startSandbox } from '../support/start-sandbox.ts';

const plugin = createRequire(import.meta.url).resolve('@cap-js/telemetry/cds-plugin');

let receiver: OtlpReceiver;
let sandbox: RunningSandbox;
let saldo: SaldoServer;

beforeAll(async () => {
  [receiver, sandbox] = await Promise.all([startOtlpReceiver(), startSandbox({ customers: 3 })]);
  saldo = await startSaldo({
    kind: 'sqlite',
    credentials: { url: await deployedSqlite('*') },
    users: { cleo: ['administrator'] },
    settings: { mirrorEvery: false, totalsEvery: false, sendEvery: false },
    // As docs/operations.md tells it.
    env: {
      // Else each span is sent by itself, and those of a busy moment are dropped.
      NODE_ENV: 'production',
      CDS_PLUGINS: JSON.stringify({ '@cap-js/telemetry': { impl: plugin } }),
      CDS_REQUIRES_TELEMETRY_KIND: 'telemetry-to-otlp',
      OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url,
      OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
      OTEL_BSP_SCHEDULE_DELAY: '100',
      cds_requires_telemetry_metrics_config_exportIntervalMillis: '500',
      SALDO_ERP_URL: sandbox.url,
      SALDO_ERP_USER: 'SALDO',
      SALDO_ERP_PASSWORD: 'sandbox',
    },
  });
});
afterAll(async () => {
  await saldo?.stop();
  await sandbox?.stop();
  receiver?.stop();
});

const spanNamed = (name: string) => receiver.spans.find((span) => span.name === name);

test('mirror, write-back and the calls to the ERP reach the collector as one trace each', async () => {
  const act = (action: string) =>
    saldo.call(`/odata/v4/administration/${action}`, { user: 'cleo', method: 'POST', body: {} });
  expect((await act('mirrorNow')).status).toBe(200);
  expect((await act('sendOperations')).status).toBe(200);
  const isThere = () => Boolean(spanNamed('mirror.changes') && spanNamed('write-back'));
  await eventually(isThere);
  const mirror = spanNamed('mirror.changes');
  expect(mirror?.attributes).toContainEqual({ key: 'source', value: { stringValue: 'S4' } });
  await eventually(() =>
    receiver.spans.some(
      ({ traceId, attributes }) =>
        traceId === mirror?.traceId && JSON.stringify(attributes).includes(sandbox.url.slice(7)),
    ),
  );
});

test('how long steps take reaches it as a metric', async () => {
  await eventually(() => receiver.metrics.includes('saldo.step.duration'));
});

test('our own spans say which run, segment and source, and nothing of customers', async () => {
  const ours = receiver.spans.filter(({ name }) => /^(mirror\.|night\.|write-back)/.test(name));
  expect(ours.length).toBeGreaterThan(2);
  const keys = ours.flatMap(({ attributes }) => attributes.map(({ key }) => key));
  expect(keys.filter((key) => !['run', 'segment', 'source'].includes(key))).toEqual([]);
});

test('without a tracer in the process, work is just done', async () => {
  expect(await traced('step', {}, async () => 42)).toBe(42);
  await expect(traced('step', {}, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
});
