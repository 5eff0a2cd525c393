import type { AwsNight, Landscape, NightFunctions } from './aws-night.ts';
import { DYNAMO_READS, DYNAMO_WRITES, PRICES, SQS_REQUESTS } from './limits.ts';

/** Dollars of one night, by service. */
export interface NightCosts {
  readonly lambda: number;
  readonly sqs: number;
  readonly dynamo: number;
  /** The database's processors for as long as the night is; it is there all day. */
  readonly database: number;
}

export function nightCosts(
  night: AwsNight,
  { databaseProcessors, segments }: Landscape,
  functions: NightFunctions,
): NightCosts {
  const { evaluate, balance, publish } = night.lambdaSeconds;
  const gbSeconds =
    evaluate * functions.evaluatePartition.memoryGb +
    balance * functions.balance.memoryGb +
    publish * functions.publish.memoryGb;
  const messages = night.partitions + 2 * segments;
  const hours = night.seconds / 3_600;
  return {
    lambda: gbSeconds * PRICES.lambdaGbSecond + messages * PRICES.lambdaRequest,
    sqs: messages * SQS_REQUESTS * PRICES.sqsRequest,
    dynamo: messages * (DYNAMO_WRITES * PRICES.dynamoWrite + DYNAMO_READS * PRICES.dynamoRead),
    database: databaseProcessors * hours * PRICES.databaseProcessorHour,
  };
}
