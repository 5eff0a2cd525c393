import { workerData } from 'node:worker_threads';
import { openSqlite } from '../platform/sqlite.ts';
import { answerRequests } from '../platform/thread.ts';
import { evaluatePartition, type PartitionRows } from './evaluate-partition.ts';
import type { EvaluationRequest, EvaluationThreadData } from './evaluation-pool.ts';
import { loadSegmentSetup, type SegmentSetup } from './segment-setup.ts';

// Runs in a thread of its own on a read-only connection: rows go back, nothing is written here.
const { file, lookback } = workerData as EvaluationThreadData;
const db = openSqlite(file, { readOnly: true });
const setups = new Map<string, Promise<SegmentSetup>>();

answerRequests<EvaluationRequest, PartitionRows>(async ({ partition, segment, today }) => {
  const setup = setups.get(partition.run) ?? loadSegmentSetup(db, segment, today);
  setups.set(partition.run, setup);
  try {
    return await evaluatePartition(db, partition, await setup, lookback);
  } catch (error) {
    setups.delete(partition.run); // what was wrong with it may be put right by the next night
    throw error;
  }
});
