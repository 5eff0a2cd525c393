import { parentPort, Worker } from 'node:worker_threads';
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
  | { readonly id: number; readonly failure: { readonly code: string; readonly message: string } };

const FAILED = 'THREAD_FAILED';

/**
 * Starts a module as a thread. What fails there is thrown here, SaldoErrors by their code, all else
 * as THREAD_FAILED; so is every open request when the thread ends.
 */
export function openThread<Request, Result>(url: URL): Thread<Request, Result> {
  const worker = new Worker(url);
  const open = new Map<number, PromiseWithResolvers<Result>>();
  let lastId = 0;
  worker.on('message', (answer: Answer<Result>) => {
    const request = open.get(answer.id);
    open.delete(answer.id);
    if ('result' in answer) request?.resolve(answer.result);
    else request?.reject(new SaldoError(answer.failure.code, answer.failure.message));
  });
  const failAll = (message: string) => {
    for (const request of open.values()) request.reject(new SaldoError(FAILED, message));
    open.clear();
  };
  worker.on('error', (error) => failAll(error instanceof Error ? error.message : String(error)));
  worker.on('exit', () => failAll('The thread has ended.'));
  return {
    ask: (request) => {
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

/** Inside the thread: answers each request with what `work` makes of it. */
export function answerRequests<Request, Result>(work: (request: Request) => Promise<Result>): void {
  parentPort?.on('message', async ({ id, request }: Question<Request>) => {
    try {
      parentPort?.postMessage({ id, result: await work(request) });
    } catch (error) {
      const code = error instanceof SaldoError ? error.code : FAILED;
      const message = error instanceof Error ? error.message : String(error);
      parentPort?.postMessage({ id, failure: { code, message } });
    }
  });
}
