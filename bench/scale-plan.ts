import { parseArgs } from 'node:util';
import {
  awsNight,
  CONNECTIONS_EACH,
  type Landscape,
  type NightFunctions,
} from './scale/aws-night.ts';
import { bottleneckOf, limitsMet } from './scale/bottleneck.ts';
import { checkNights, measureNights } from './scale/check-nights.ts';
import { deployedFunctions } from './scale/deployed-functions.ts';
import { LIMITS } from './scale/limits.ts';
import { nightCosts } from './scale/night-costs.ts';
import { forSegment, type NightTimes, secondsOf, times } from './scale/step-times.ts';

/**
 * `npm run scale-plan -- --customers 20000000 --items 100000000`: what the night of such a bank takes on
 * AWS, for several settings, from what a night takes here and what AWS publishes. `--check` predicts the
 * night by worker processes on this machine instead, and holds it against what it takes.
 */
const { values } = parseArgs({
  options: {
    customers: { type: 'string', default: '20000000' },
    items: { type: 'string' },
    segments: { type: 'string', default: '10' },
    concurrency: { type: 'string', default: '20,40,100,250' },
    'partition-size': { type: 'string', default: '1000' },
    'partition-seconds': { type: 'string' },
    'database-processors': { type: 'string', default: '16' },
    'max-connections': { type: 'string', default: '5000' },
    'write-rows': { type: 'string', default: '100000' },
    operations: { type: 'string' },
    'measured-customers': { type: 'string' },
    check: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '1' },
  },
});

/** The ERP's own budget (SALDO_ERP_REQUESTS in functions/shared/environment.ts). */
const ERP_REQUESTS_A_SECOND = 250;
/** As much as a prediction may be beside the measurement. */
const TOLERANCE = 0.2;

/** Of a smaller bank; the plan fits a line through two of them. */
const MEASURED_CUSTOMERS = 12_000;
/** A night of seconds is the start of its processes: what is checked lasts longer. */
const CHECKED_CUSTOMERS = 48_000;

if (values.check) process.exitCode = await check(customersOr(CHECKED_CUSTOMERS));
else await plan();

function customersOr(usual: number): number {
  return Number(values['measured-customers'] ?? usual);
}

async function plan(): Promise<void> {
  const customers = Number(values.customers);
  const landscape: Landscape = {
    customers,
    items: Number(values.items ?? customers * 5),
    segments: Number(values.segments),
    partitionSize: Number(values['partition-size']),
    databaseProcessors: Number(values['database-processors']),
    maxConnections: Number(values['max-connections']),
    writeRowsPerSecond: Number(values['write-rows']),
  };
  const measured = withPartitionSeconds(await measureNights(customersOr(MEASURED_CUSTOMERS)));
  const functions = (await deployedFunctions()) as unknown as NightFunctions;
  tellMeasured(measured);
  const nights = values.concurrency
    .split(',')
    .map((concurrency) => awsNight(measured, landscape, functions, Number(concurrency)));
  console.table(
    nights.map((night) => {
      const { lambda, sqs, dynamo, database } = nightCosts(night, landscape, functions);
      return {
        'functions at once': night.concurrency,
        'h:mm:ss': clockOf(night.seconds),
        plan: clockOf(night.planSeconds),
        evaluate: clockOf(night.evaluateSeconds),
        'balance, publish': clockOf(night.restSeconds),
        peak: night.peakConcurrency,
        connections: night.peakConcurrency * CONNECTIONS_EACH,
        'database %': Math.round(night.databaseLoad * 100),
        'Lambda $': dollars(lambda),
        'SQS $': dollars(sqs),
        'DynamoDB $': dollars(dynamo),
        'PostgreSQL $': dollars(database),
        bottleneck: bottleneckOf(night),
      };
    }),
  );
  for (const night of nights) {
    for (const limit of limitsMet(night, landscape, functions)) {
      console.log(`${night.concurrency} at once: ${limit}.`);
    }
  }
  tellWriteBack(Number(values.operations ?? customers / 100));
}

/** A partition's time that was measured elsewhere, shared as it is here. */
function withPartitionSeconds(measured: NightTimes): NightTimes {
  const seconds = Number(values['partition-seconds'] ?? secondsOf(measured.evaluate));
  return {
    ...measured,
    evaluate: times(measured.evaluate, seconds / secondsOf(measured.evaluate)),
  };
}

function tellMeasured({ evaluate, customers, ...measured }: NightTimes): void {
  const million = (step: 'plan' | 'balance' | 'publish') =>
    `${step} ${secondsOf(forSegment(measured[step], 1e6)).toFixed(0)} s`;
  console.log(
    `Measured here with ${customers} customers: a partition takes ${secondsOf(evaluate).toFixed(3)} s, ` +
      `${evaluate.databaseSeconds.toFixed(3)} of it in the database. ` +
      `A segment of a million: ${million('plan')}, ${million('balance')}, ${million('publish')}.`,
  );
}

function tellWriteBack(operations: number): void {
  const queue = operations / LIMITS.fifoMessages;
  const erp = operations / ERP_REQUESTS_A_SECOND;
  console.log(
    `Write-back of ${operations} operations: ${clockOf(queue)} through SQS FIFO, ` +
      `${clockOf(erp)} in the ERP's request budget, which is the bottleneck.`,
  );
}

async function check(customers: number): Promise<number> {
  const nights = await checkNights(customers, Number(values.rounds));
  console.table(nights);
  const isWithin = nights.every(({ off }) => Math.abs(off) <= TOLERANCE);
  console.log(isWithin ? 'Within 20 %.' : 'Not within 20 %: is the machine busy with other work?');
  return isWithin ? 0 : 1;
}

function clockOf(seconds: number): string {
  const whole = Math.round(seconds);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${Math.floor(whole / 3_600)}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
}

function dollars(amount: number): number {
  return Number(amount.toFixed(2));
}
