/** What a function is told by serverless.yml; read here and nowhere else. */
export interface FunctionEnvironment {
  /** For tests and one machine; else the secret below. */
  readonly databaseUrl: string | undefined;
  /** ARN of the secret that holds the database's URL. */
  readonly databaseSecret: string | undefined;
  readonly coordinationTable: string;
  readonly idempotencyTable: string;
  readonly queues: Readonly<Record<QueueName, string>>;
  readonly partitionSize: number;
  readonly lookback: { readonly paymentDays: number; readonly contactDays: number };
}

export type QueueName = 'evaluate' | 'balance' | 'publish' | 'write-back';

const VARIABLES: Readonly<Record<QueueName, string>> = {
  evaluate: 'SALDO_EVALUATE_QUEUE_URL',
  balance: 'SALDO_BALANCE_QUEUE_URL',
  publish: 'SALDO_PUBLISH_QUEUE_URL',
  'write-back': 'SALDO_WRITE_BACK_QUEUE_URL',
};

export function readEnvironment(
  variables: Readonly<Record<string, string | undefined>> = process.env,
): FunctionEnvironment {
  const text = (name: string) => variables[name] ?? '';
  const queueUrls = Object.entries(VARIABLES).map(([queue, name]) => [queue, text(name)]);
  return {
    databaseUrl: variables.SALDO_DATABASE_URL,
    databaseSecret: variables.SALDO_DATABASE_SECRET,
    coordinationTable: text('SALDO_COORDINATION_TABLE'),
    idempotencyTable: text('SALDO_IDEMPOTENCY_TABLE'),
    queues: Object.fromEntries(queueUrls) as Record<QueueName, string>,
    partitionSize: Number(variables.SALDO_PARTITION_SIZE ?? 1_000),
    lookback: {
      paymentDays: Number(variables.SALDO_LOOKBACK_PAYMENT_DAYS ?? 365),
      contactDays: Number(variables.SALDO_LOOKBACK_CONTACT_DAYS ?? 90),
    },
  };
}
