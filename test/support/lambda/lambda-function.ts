import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

const CLIENT = new URL('./runtime-client.ts', import.meta.url).pathname;

/** What an invocation came to: an answer, or why there is none. */
export type Invoked =
  | { readonly status: 'answered'; readonly answer: unknown }
  | { readonly status: 'failed'; readonly error: { errorType: string; errorMessage: string } }
  | { readonly status: 'timed-out' };

export interface LambdaSettings {
  readonly name: string;
  /** Where the package is unzipped. */
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly timeoutSeconds: number;
}

interface Invocation {
  readonly id: string;
  readonly event: unknown;
  readonly deadline: number;
  settle(invoked: Invoked): void;
}

/**
 * A packaged function behind Lambda's Runtime API: one instance, started by the first invocation,
 * killed when it outlasts its time, as Lambda does.
 */
export class LambdaFunction {
  readonly logs: string[] = [];
  /** From the start of the process to its first answer. */
  coldStartMs: number | null = null;
  readonly settings: LambdaSettings;
  #server: Server | null = null;
  #instance: ChildProcess | null = null;
  #startedAt = 0;
  #waiting: ServerResponse | null = null;
  #next: Invocation | null = null;
  #current: Invocation | null = null;

  constructor(settings: LambdaSettings) {
    this.settings = settings;
  }

  async invoke(event: unknown, timeoutSeconds = this.settings.timeoutSeconds): Promise<Invoked> {
    if (!this.#instance) await this.#start();
    const { promise, resolve } = Promise.withResolvers<Invoked>();
    const deadline = Date.now() + timeoutSeconds * 1_000;
    this.#next = { id: randomUUID(), event, deadline, settle: resolve };
    this.#handOut();
    const timer = setTimeout(() => this.#timeOut(resolve), timeoutSeconds * 1_000);
    const invoked = await promise;
    clearTimeout(timer);
    this.#current = null;
    if (invoked.status === 'answered') this.coldStartMs ??= performance.now() - this.#startedAt;
    return invoked;
  }

  async stop(): Promise<void> {
    await this.#kill();
    this.#server?.closeAllConnections();
    this.#server?.close();
    this.#server = null;
  }

  async #start(): Promise<void> {
    this.#server ??= await this.#serve();
    const { name, folder, environment } = this.settings;
    const { port } = this.#server.address() as AddressInfo;
    this.#startedAt = performance.now();
    this.#instance = spawn(process.execPath, ['--no-warnings', CLIENT], {
      env: {
        PATH: process.env.PATH,
        AWS_LAMBDA_RUNTIME_API: `127.0.0.1:${port}`,
        AWS_LAMBDA_FUNCTION_NAME: name,
        LAMBDA_TASK_ROOT: folder,
        _HANDLER: `${name}.handler`,
        ...environment,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const hear = (chunk: Buffer) => this.logs.push(String(chunk));
    this.#instance.stdout?.on('data', hear);
    this.#instance.stderr?.on('data', hear);
  }

  async #serve(): Promise<Server> {
    const server = createServer((request, response) => void this.#answer(request, response));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return server;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? '';
    if (path.endsWith('/invocation/next')) {
      this.#waiting = response;
      this.#handOut();
      return;
    }
    const body: unknown = JSON.parse(await text(request));
    response.writeHead(202).end();
    const invocation = this.#current ?? this.#next;
    if (path.endsWith('/response')) invocation?.settle({ status: 'answered', answer: body });
    else invocation?.settle({ status: 'failed', error: body as never });
  }

  #handOut(): void {
    if (!this.#waiting || !this.#next) return;
    this.#current = this.#next;
    this.#next = null;
    const { id, event, deadline } = this.#current;
    this.#waiting.writeHead(200, {
      'content-type': 'application/json',
      'lambda-runtime-aws-request-id': id,
      'lambda-runtime-deadline-ms': String(deadline),
    });
    this.#waiting.end(JSON.stringify(event));
    this.#waiting = null;
  }

  #timeOut(settle: (invoked: Invoked) => void): void {
    void this.#kill().then(() => settle({ status: 'timed-out' }));
  }

  async #kill(): Promise<void> {
    const instance = this.#instance;
    this.#instance = null;
    this.#waiting = null;
    if (!instance || instance.exitCode !== null) return;
    instance.kill('SIGKILL');
    await once(instance, 'exit');
  }
}
