import { Worker } from 'node:worker_threads';
import { SaldoError } from '../domain/errors.ts';
import type { IsoDate } from '../domain/iso-date.ts';
import type { PartitionRows } from './evaluate-partition.ts';
import type { PartitionEvaluator } from './evaluate-run.ts';
import type { Partition } from './plan-run.ts';
import type { Lookback } from './read-customers.ts';
import type { Segment } from './segment-setup.ts';

export interface EvaluationThreadData {
  readonly file: string;
  readonly lookback: Lookback;
}

export interface EvaluationRequest {
  readonly id: number;
  readonly partition: Partition;
  readonly segment: Segment;
  readonly today: IsoDate;
}

interface EvaluationReply {
  readonly id: number;
  readonly rows?: PartitionRows;
  readonly failure?: { readonly message: string; readonly code?: string };
}

/** Evaluates partitions beside the thread that serves users. */
export interface EvaluationPool {
  readonly evaluate: PartitionEvaluator;
  close(): Promise<void>;
}

/**
 * One worker thread on a read-only connection to the SQLite file of a process that serves users:
 * the work of the night never stalls a request. What fails there fails here (EVALUATION_FAILED).
 */
export function openEvaluationPool(data: EvaluationThreadData): EvaluationPool {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  const url = new URL(`./evaluation-thread.${extension}`, import.meta.url);
  const worker = new Worker(url, { workerData: data });
  const waiting = new Map<number, PromiseWithResolvers<PartitionRows>>();
  let lastId = 0;
  worker.on('message', ({ id, rows, failure }: EvaluationReply) => {
    const request = waiting.get(id);
    waiting.delete(id);
    if (rows) request?.resolve(rows);
    else request?.reject(failed(failure?.code, failure?.message ?? 'no answer'));
  });
  const failAll = (error: Error) => {
    for (const request of waiting.values()) request.reject(failed(undefined, error.message));
    waiting.clear();
  };
  worker.on('error', failAll);
  worker.on('exit', () => failAll(new Error('the evaluation thread has ended')));
  return {
    evaluate: (partition, { segment, today }) => {
      lastId += 1;
      const request = Promise.withResolvers<PartitionRows>();
      waiting.set(lastId, request);
      const message: EvaluationRequest = { id: lastId, partition, segment, today };
      worker.postMessage(message);
      return request.promise;
    },
    close: async () => {
      await worker.terminate();
    },
  };
}

function failed(code: string | undefined, message: string): SaldoError {
  return new SaldoError(code ?? 'EVALUATION_FAILED', message);
}
