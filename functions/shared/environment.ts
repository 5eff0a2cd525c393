import type { Budget } from '../../srv/platform/coordination.ts';
import type { ErpWorkSettings } from '../../srv/runs/erp-work.ts';
import { lookbackOf } from '../../srv/runs/lookback-of.ts';

/** What a function is told by serverless.yml; read here and nowhere else. */
export interface FunctionEnvironment {
  /** For tests and one machine; else the secret below. */
  readonly databaseUrl: string | undefined;
  /** ARN of the secret that holds the database's URL. */
  readonly databaseSecret: string | undefined;
  /** ARN of the secret that says where the ERP is and as whom to call it. */
  readonly erpSecret: string | undefined;
  readonly coordinationTable: string;
  readonly idempotencyTable: string;
  readonly queues: Readonly<Record<QueueName, string>>;
  /** Where each queue puts what it gave up. */
  readonly deadLetters: Readonly<Record<QueueName, string>>;
  /** Under which source the ERP's rows are kept. */
  readonly source: string;
  readonly partitionSize: number;
  /** Requests that the ERP is sent in so many seconds, by all functions together. */
  readonly erpBudget: Budget;
  readonly erpSettings: ErpWorkSettings;
}

export type QueueName = 'evaluate' | 'balance' | 'publish' | 'write-back';

const PREFIXES: Readonly<Record<QueueName, string>> = {
  evaluate: 'SALDO_EVALUATE',
  balance: 'SALDO_BALANCE',
  publish: 'SALDO_PUBLISH',
  'write-back': 'SALDO_WRITE_BACK',
};

export function readEnvironment(
  variables: Readonly<Record<string, string | undefined>> = process.env,
): FunctionEnvironment {
  const text = (name: string) => variables[name] ?? '';
  const number = (name: string, otherwise: number) => Number(variables[name] || otherwise);
  const urls = (suffix: string) =>
    Object.fromEntries(
      Object.entries(PREFIXES).map(([queue, prefix]) => [queue, text(`${prefix}_${suffix}`)]),
    ) as Record<QueueName, string>;
  return {
    databaseUrl: variables.SALDO_DATABASE_URL,
    databaseSecret: variables.SALDO_DATABASE_SECRET,
    erpSecret: variables.SALDO_ERP_SECRET,
    coordinationTable: text('SALDO_COORDINATION_TABLE'),
    idempotencyTable: text('SALDO_IDEMPOTENCY_TABLE'),
    queues: urls('QUEUE_URL'),
    deadLetters: urls('DEAD_LETTERS_URL'),
    source: text('SALDO_ERP_SOURCE') || 'S4',
    partitionSize: number('SALDO_PARTITION_SIZE', 1_000),
    erpBudget: {
      limit: number('SALDO_ERP_REQUESTS', 2_500),
      seconds: number('SALDO_ERP_REQUESTS_SECONDS', 10),
    },
    erpSettings: {
      lookback: lookbackOf(variables),
      sendLimit: number('SALDO_SEND_LIMIT', 1_000),
      leavingShare: number('SALDO_LEAVING_SHARE', 0.05),
      repeatabilityHours: number('SALDO_REPEATABILITY_HOURS', 0),
    },
  };
}
