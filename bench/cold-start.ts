import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { startDynalite, startSqs } from '../test/support/aws-emulators.ts';
import { coldStart, emptyFunction, STARTS, WANTED_MS } from '../test/support/lambda/cold-start.ts';
import { functionEnvironment } from '../test/support/lambda/function-environment.ts';
import type { LambdaSettings } from '../test/support/lambda/lambda-function.ts';
import { unpackFunctions } from '../test/support/lambda/packaged-functions.ts';
import { startPostgresCluster } from '../test/support/postgres-cluster.ts';
import { startSandbox } from '../test/support/start-sandbox.ts';
import { deployTemplate } from '../test/support/templates.ts';
import { type BenchResult, benchResult } from './result.ts';

const TIMES = 5;

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
    const empty = await medianStart(await emptyFunction(unpacked.root), {});
    const results: BenchResult[] = [];
    for (const [name, { event, needs }] of Object.entries(STARTS)) {
      const settings = { name, folder: join(unpacked.root, name), environment, timeoutSeconds: 60 };
      const value = await medianStart(settings, event);
      results.push(
        benchResult({
          name: `cold start: ${name}`,
          value,
          unit: 'ms',
          limit: WANTED_MS[needs],
          peers: { 'a function that does nothing': empty },
          rows: TIMES,
        }),
      );
    }
    return results;
  } finally {
    await Promise.all([sandbox.stop(), sqs.stop(), dynamo.stop(), cluster.stop()]);
    await rm(unpacked.root, { recursive: true, force: true });
  }
}

async function medianStart(settings: LambdaSettings, event: object): Promise<number> {
  const starts: number[] = [];
  for (let time = 0; time < TIMES; time += 1) starts.push(await coldStart(settings, event));
  return starts.toSorted((a, b) => a - b)[Math.floor(TIMES / 2)] ?? 0;
}

if (import.meta.main) {
  const results = await benchColdStart();
  console.table(
    results.map(({ name, value, limit, peers }) => ({ name, ms: value, limit, ...peers })),
  );
  const late = results.filter(({ value, limit }) => value >= limit);
  if (late.length > 0) {
    console.error(`Too slow: ${late.map(({ name }) => name).join(', ')}.`);
    process.exitCode = 1;
  }
}
