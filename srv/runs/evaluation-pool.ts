import type { IsoDate } from '../domain/iso-date.ts';
import { openThread, type Thread } from '../platform/thread.ts';
import type { PartitionRows } from './evaluate-partition.ts';
import type { PartitionEvaluator } from './evaluate-run.ts';
import type { Partition } from './plan-run.ts';
import type { Lookback } from './read-customers.ts';
import type { Segment } from './segment-setup.ts';

export interface EvaluationThreadData {
  readonly file: string;
  readonly lookback: Lookback;
}

export interface EvaluationPoolOptions extends EvaluationThreadData {
  /** How many partitions are evaluated at once (1). */
  readonly threads?: number;
}

export interface EvaluationRequest {
  readonly partition: Partition;
  readonly segment: Segment;
  readonly today: IsoDate;
}

/** Evaluates partitions beside the thread that serves users. */
export interface EvaluationPool {
  readonly evaluate: PartitionEvaluator;
  close(): Promise<void>;
}

type EvaluationThread = Thread<EvaluationRequest, PartitionRows>;

/**
 * Worker threads, each on a read-only connection to the SQLite file of a process that serves users:
 * the work of the night never stalls a request. A thread that has died fails what is asked of it
 * (THREAD_FAILED).
 */
export function openEvaluationPool({
  threads = 1,
  ...data
}: EvaluationPoolOptions): EvaluationPool {
  const opened = Array.from({ length: threads }, () => openEvaluationThread(data));
  let asked = 0;
  return {
    evaluate: (partition, { segment, today }) => {
      const thread = opened[asked++ % threads] as EvaluationThread;
      return thread.ask({ partition, segment, today });
    },
    close: async () => {
      await Promise.all(opened.map((thread) => thread.close()));
    },
  };
}

function openEvaluationThread(data: EvaluationThreadData): EvaluationThread {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  return openThread(new URL(`./evaluation-thread.${extension}`, import.meta.url), data);
}
