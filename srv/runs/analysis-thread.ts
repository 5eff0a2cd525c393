import { workerData } from 'node:worker_threads';
import { openSqlite } from '../platform/sqlite.ts';
import { answerRequests } from '../platform/thread.ts';
import { type AnalysisRequest, analyse } from './analysis.ts';

// Answers on a read-only connection: nothing can be written here.
const { file } = workerData as { file: string };
const db = openSqlite(file, { readOnly: true });

answerRequests(({ name, input }: AnalysisRequest) => analyse(db, name, input as never));
