import { parentPort, workerData } from 'node:worker_threads';
import { SaldoError } from '../domain/errors.ts';
import { openSqlite } from '../platform/sqlite.ts';
import { type AnalysisReply, type AnalysisRequest, analyse } from './analysis.ts';

// Answers one question on a read-only connection, and ends.
const { file, name, input } = workerData as AnalysisRequest;
parentPort?.postMessage(await answer());

async function answer(): Promise<AnalysisReply> {
  const db = openSqlite(file, { readOnly: true });
  try {
    return { result: await analyse(db, name, input as never) };
  } catch (error) {
    return { failure: failureOf(error) };
  } finally {
    await db.close();
  }
}

function failureOf(error: unknown): AnalysisReply['failure'] {
  if (error instanceof SaldoError) {
    const { code, message, details } = error;
    return { code, message, details };
  }
  const message = error instanceof Error ? error.message : String(error);
  return { code: 'ANALYSIS_FAILED', message, details: {} };
}
