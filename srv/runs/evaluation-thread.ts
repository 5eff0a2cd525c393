import { parentPort, workerData } from 'node:worker_threads';
import { openSqlite } from '../platform/sqlite.ts';
import { evaluatePartition } from './evaluate-partition.ts';
import type { EvaluationRequest, EvaluationThreadData } from './evaluation-pool.ts';
import { loadSegmentSetup, type SegmentSetup } from './segment-setup.ts';

// Runs in a thread of its own on a read-only connection: rows go back, nothing is written here.
const { file, lookback } = workerData as EvaluationThreadData;
const db = openSqlite(file, { readOnly: true });
const setups = new Map<string, Promise<SegmentSetup>>();

parentPort?.on('message', async ({ id, partition, segment, today }: EvaluationRequest) => {
  try {
    const setup = setups.get(partition.run) ?? loadSegmentSetup(db, segment, today);
    setups.set(partition.run, setup);
    const rows = await evaluatePartition(db, partition, await setup, lookback);
    parentPort?.postMessage({ id, rows });
  } catch (error) {
    setups.delete(partition.run);
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    const code = (error as { code?: string }).code;
    parentPort?.postMessage({ id, failure: { name, message, code } });
  }
});
