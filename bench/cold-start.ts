import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { startDynalite, startSqs } from '../test/support/aws-emulators.ts';
import { functionEnvironment } from '../test/support/lambda/function-environment.ts';
import { LambdaFunction } from '../test/support/lambda/lambda-function.ts';
import { unpackFunctions } from '../test/support/lambda/packaged-functions.ts';
import { startPostgresCluster } from '../test/support/postgres-cluster.ts';
import { startSandbox } from '../test/support/start-sandbox.ts';
import { deployTemplate } from '../test/support/templates.ts';
import { type BenchResult, benchResult } from './result.ts';

const STARTS = 5;
const WANTED_MS = { database: 250, erp: 400 };

/** A step of a run that is gone: the function reads the database, and has nothing more to do. */
const NO_RUN = '00000000-0000-4000-8000-000000000000';
const step = (name: string) => ({
  Records: [{ messageId: '1', body: JSON.stringify({ step: name, run: NO_RUN, number: 1 }) }],
});

/** Each function with an event that it answers after its first word with what it needs. */
const EVENTS: Readonly<Record<string, { event: object; needs: keyof typeof WANTED_MS }>> = {
  'plan-night': { event: {}, needs: 'database' },
  'evaluate-partition': { event: step('evaluate'), needs: 'database' },
  balance: { event: step('balance'), needs: 'database' },
  publish: { event: step('publish'), needs: 'database' },
  'judge-promises': { event: {}, needs: 'database' },
  resubmissions: { event: {}, needs: 'database' },
  'dead-letter-alarm': { event: {}, needs: 'database' },
  'night-watch': { event: {}, needs: 'database' },
  'change-events': { event: {}, needs: 'erp' },
  'control-totals': { event: {}, needs: 'erp' },
  'write-back': {
    event: { Records: [{ messageId: '1', body: '{"objectKey":"none"}', attributes: {} }] },
    needs: 'erp',
  },
  'write-back-relay': { event: {}, needs: 'erp' },
};

/**
 * From the start of a process to the first answer of each packaged function, the median of five, on
 * a deployed PostgreSQL without customers and the stand-in ERP.
 */
export async function benchColdStart(): Promise<BenchResult[]> {
  const [cluster, sqs, dynamo, sandbox, unpacked] = await Promise.all([
    startPostgresCluster(),
    startSqs(),
    startDynalite(),
    startSandbox({ customers: 1 }),
    unpackFunctions(),
  ]);
  try {
    await dynamo.createTable('coordination', 'name');
    await dynamo.createTable('idempotency', 'id');
    const database = await deployTemplate({ model: 'db', postgres: cluster.settings });
    const environment = {
      ...functionEnvironment({ ...cluster.settings, database }, sqs, dynamo).variables,
      SALDO_ERP_URL: sandbox.url,
      SALDO_ERP_USER: 'SALDO',
      SALDO_ERP_PASSWORD: 'sandbox',
    };
    const results: BenchResult[] = [];
    for (const [name, { event, needs }] of Object.entries(EVENTS)) {
      const settings = { name, folder: join(unpacked.root, name), environment, timeoutSeconds: 60 };
      const value = await medianStart(settings, event);
      results.push(
        benchResult({
          name: `cold start: ${name}`,
          value,
          unit: 'ms',
          limit: WANTED_MS[needs],
          rows: STARTS,
        }),
      );
    }
    return results;
  } finally {
    await Promise.all([sandbox.stop(), sqs.stop(), dynamo.stop(), cluster.stop()]);
    await rm(unpacked.root, { recursive: true, force: true });
  }
}

type Settings = ConstructorParameters<typeof LambdaFunction>[0];

async function medianStart(settings: Settings, event: object): Promise<number> {
  const starts: number[] = [];
  for (let start = 0; start < STARTS; start += 1) {
    const instance = new LambdaFunction(settings);
    const invoked = await instance.invoke(event);
    if (invoked.status !== 'answered') throw new Error(instance.logs.join(''));
    starts.push(instance.coldStartMs ?? 0);
    await instance.stop();
  }
  return starts.toSorted((a, b) => a - b)[Math.floor(STARTS / 2)] ?? 0;
}

if (import.meta.main) {
  const results = await benchColdStart();
  console.table(results.map(({ name, value, limit }) => ({ name, ms: Math.round(value), limit })));
}
