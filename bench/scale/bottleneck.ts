import {
  type AwsNight,
  CONNECTIONS_EACH,
  type Landscape,
  type NightFunctions,
} from './aws-night.ts';
import { DYNAMO_WRITES, LIMITS } from './limits.ts';

/** Used as much as this, more functions make nothing faster. */
const FULL = 0.9;

/** Where so much of the time is left before a function is ended, a slower night still ends well. */
const SAFE_SHARE = 0.8;

/** Kilobytes of a customer while a segment is balanced, measured with a million (bench/results.json). */
const BALANCE_KB = 0.5;

/** What keeps the evaluation from being faster. */
export function bottleneckOf(night: AwsNight): string {
  if (night.databaseLoad >= FULL) return 'database processors';
  if (night.writeLoad >= FULL) return 'database writes';
  if (night.peakConcurrency < night.concurrency) return 'SQS ramp';
  return night.restSeconds > night.evaluateSeconds ? 'balance and publish' : 'functions at once';
}

/** What would not work, or not for long, in words; empty when the night runs as it is. */
export function limitsMet(
  night: AwsNight,
  landscape: Landscape,
  functions: NightFunctions,
): string[] {
  return [
    ...connectionLimits(night, landscape),
    ...timeLimits(night, functions),
    ...memoryLimits(landscape, functions),
    ...serviceLimits(night),
  ];
}

function connectionLimits(night: AwsNight, { maxConnections }: Landscape): string[] {
  const connections = night.peakConcurrency * CONNECTIONS_EACH;
  if (connections <= maxConnections) return [];
  return [`${connections} connections, the database takes ${maxConnections}: use RDS Proxy`];
}

function timeLimits(night: AwsNight, functions: NightFunctions): string[] {
  const partition = night.lambdaSeconds.evaluate / night.partitions;
  const steps = [
    ['a partition', partition, functions.evaluatePartition.timeout],
    ['balancing a segment', night.balanceOne, functions.balance.timeout],
    ['publishing a segment', night.publishOne, functions.publish.timeout],
  ] as const;
  return steps
    .filter(([, seconds, timeout]) => seconds > timeout * SAFE_SHARE)
    .map(
      ([what, seconds, timeout]) =>
        `${what} takes ${Math.round(seconds)} s, its function is ended after ${timeout}`,
    );
}

function memoryLimits({ customers, segments }: Landscape, { balance }: NightFunctions): string[] {
  const gb = ((customers / segments) * BALANCE_KB) / 1e6;
  if (gb < balance.memoryGb * SAFE_SHARE) return [];
  return [
    `balancing a segment needs ${gb.toFixed(1)} GB at least, its function has ${balance.memoryGb.toFixed(1)}`,
  ];
}

function serviceLimits(night: AwsNight): string[] {
  const writes = (night.partitions / night.evaluateSeconds) * DYNAMO_WRITES;
  const faults: string[] = [];
  if (writes > LIMITS.dynamoTableWrites) {
    faults.push(`${Math.round(writes)} writes a second to DynamoDB: warm the table first`);
  }
  if (night.concurrency > LIMITS.sqsMostConcurrent) {
    faults.push(`SQS feeds ${LIMITS.sqsMostConcurrent} functions at most: use provisioned pollers`);
  }
  if (night.concurrency > LIMITS.accountConcurrency) {
    faults.push(
      `an account has ${LIMITS.accountConcurrency} functions at once until AWS gives more`,
    );
  }
  return faults;
}
