import { IdempotencyConfig, makeIdempotent } from '@aws-lambda-powertools/idempotency';
import { DynamoDBPersistenceLayer } from '@aws-lambda-powertools/idempotency/dynamodb';
import type { Context } from 'aws-lambda';
import { readEnvironment } from './environment.ts';
import { once } from './once.ts';

/** Longer than SQS keeps a message that fails, so that none comes again as new. */
const REMEMBER_SECONDS = 24 * 3600;

const persistence = once(async () => {
  const { idempotencyTable } = readEnvironment();
  return new DynamoDBPersistenceLayer({ tableName: idempotencyTable, keyAttr: 'id' });
});

/**
 * Does a piece of work once for a business key, over all instances. The rows themselves refuse a
 * second effect; this keeps a message that came twice from doing all the work again.
 */
export async function onceFor(
  key: string,
  context: Context,
  work: () => Promise<void>,
): Promise<void> {
  const config = new IdempotencyConfig({
    eventKeyJmesPath: 'key',
    expiresAfterSeconds: REMEMBER_SECONDS,
    lambdaContext: context,
  });
  const doOnce = makeIdempotent(
    async (_: { key: string }) => {
      await work();
      return { done: true };
    },
    { persistenceStore: await persistence(), config },
  );
  await doOnce({ key });
}
