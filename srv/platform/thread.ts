import { parentPort, type ResourceLimits, Worker } from 'node:worker_threads';
import { SaldoError } from '../domain/errors.ts';

/** A thread that answers requests, one after the other. */
export interface Thread<Request, Result> {
  ask(request: Request): Promise<Result>;
  close(): Promise<void>;
}

interface Question<Request> {
  readonly id: number;
  readonly request: Request;
}

type Answer<Result> =
  | { readonly id: number; readonly result: Result }
  | { readonly id: number; readonly failure: Failure };

type Failure = Pick<SaldoError, 'code' | 'message' | 'details'>;

const FAILED = 'THREAD_FAILED';

/**
 * Starts a module as a thread that finds `data` as its workerData. What fails there is thrown here,
 * SaldoErrors by their code, all else as THREAD_FAILED; so is every request, open or later, when
 * the thread has ended. `limits` bound its memory (Node's own when left out).
 */
export function openThread<Request, Result>(
  url: URL,
  data?: unknown,
  limits: ResourceLimits = {},
): Thread<Request, Result> {
  const worker = new Worker(url, { workerData: data, resourceLimits: limits });
  const open = new Map<number, PromiseWithResolvers<Result>>();
  let lastId = 0;
  let ended: SaldoError | undefined;
  worker.on('message', (answer: Answer<Result>) => {
    const request = open.get(answer.id);
    open.delete(answer.id);
    if ('result' in answer) request?.resolve(answer.result);
    else request?.reject(errorOf(answer.failure));
  });
  const end = (message: string) => {
    ended ??= new SaldoError(FAILED, message); // the first one says why
    for (const request of open.values()) request.reject(ended);
    open.clear();
  };
  worker.on('error', (error) => end(error instanceof Error ? error.message : String(error)));
  worker.on('exit', () => end('The thread has ended.'));
  return {
    ask: (request) => {
      if (ended) return Promise.reject(ended);
      lastId += 1;
      const asked = Promise.withResolvers<Result>();
      open.set(lastId, asked);
      worker.postMessage({ id: lastId, request } satisfies Question<Request>);
      return asked.promise;
    },
    close: async () => {
      await worker.terminate();
    },
  };
}

function errorOf({ code, message, details }: Failure): SaldoError {
  return new SaldoError(code, message, details);
}

/** Inside the thread: answers each request with what `work` makes of it. */
export function answerRequests<Request, Result>(work: (request: Request) => Promise<Result>): void {
  parentPort?.on('message', async ({ id, request }: Question<Request>) => {
    try {
      parentPort?.postMessage({ id, result: await work(request) });
    } catch (error) {
      parentPort?.postMessage({ id, failure: failureOf(error) });
    }
  });
}

function failureOf(error: unknown): Failure {
  if (error instanceof SaldoError) {
    const { code, message, details } = error;
    return { code, message, details };
  }
  const message = error instanceof Error ? error.message : String(error);
  return { code: FAILED, message, details: {} };
}
