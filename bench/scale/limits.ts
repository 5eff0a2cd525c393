/**
 * What AWS publishes of its limits, by eu-central-1 where they differ; read in November 2026
 * (docs/operations.md names the pages). Change them here when AWS changes them.
 */
export const LIMITS = {
  /** SQS hands a queue to so many functions at first, and to so many more a minute. */
  sqsFirstInvocations: 5,
  sqsMoreAMinute: 300,
  /** Without provisioned pollers, a queue feeds no more functions than this. */
  sqsMostConcurrent: 1_250,
  /** Messages a second of a FIFO queue with high throughput, calls of one message each (Frankfurt). */
  fifoMessages: 19_000,
  /** Writes a second of a DynamoDB table on demand before it has grown, and of one partition. */
  dynamoTableWrites: 4_000,
  dynamoPartitionWrites: 1_000,
  /** Functions at once in an account, before one asks for more. */
  accountConcurrency: 1_000,
} as const;

/** Dollars (us-east-1; Frankfurt is 10 to 25 % more). */
export const PRICES = {
  lambdaGbSecond: 0.0000133334,
  lambdaRequest: 0.2 / 1e6,
  sqsRequest: 0.4 / 1e6,
  dynamoWrite: 0.625 / 1e6,
  dynamoRead: 0.125 / 1e6,
  /** Aurora Serverless: an ACU is about a quarter of a processor, 0.12 an hour. */
  databaseProcessorHour: 0.48,
} as const;

/** Calls of SQS a message: sent in tens, received and deleted one by one. */
export const SQS_REQUESTS = 2.1;

/** The idempotency record of a step: claimed, then done; a second delivery reads it. */
export const DYNAMO_WRITES = 2;
export const DYNAMO_READS = 1;
