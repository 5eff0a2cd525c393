import type { Context } from 'aws-lambda';
import type { SolveLp } from '../../srv/domain/balance/linear-program.ts';
import { dynamoCoordination } from '../../srv/platform/aws/dynamo-coordination.ts';
import type { NightContext, NightStep } from '../../srv/runs/night-steps/night-step.ts';
import { dynamo, outgoing } from './aws-clients.ts';
import { database } from './database.ts';
import { type QueueName, readEnvironment } from './environment.ts';

/** Balancing one group of agents is the work of the function that balances. */
const QUEUE_OF: Readonly<Record<NightStep['step'], QueueName>> = {
  evaluate: 'evaluate',
  balance: 'balance',
  'balance-component': 'balance',
  publish: 'publish',
};

/** What a step of the night works with, in a Lambda function. */
export async function nightContext(
  context: Context,
  loadSolver: () => Promise<SolveLp> = noSolver,
): Promise<NightContext> {
  const { coordinationTable, erpSettings } = readEnvironment();
  return {
    db: await database(),
    coordination: dynamoCoordination(dynamo, coordinationTable),
    queues: (step) => outgoing(QUEUE_OF[step]),
    loadSolver,
    lookback: erpSettings.lookback,
    clock: () => new Date().toISOString(),
    remainingMs: () => context.getRemainingTimeInMillis(),
  };
}

function noSolver(): Promise<SolveLp> {
  return Promise.reject(new Error('Only the functions that balance carry the solver.'));
}
