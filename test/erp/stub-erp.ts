import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  type ErpConnectionOptions,
  type InteractiveErp,
  openErp,
} from '../../srv/erp/connection.ts';

/** A server that misbehaves as a test wants; the sandbox only knows faults of a real ERP. */
export interface StubErp {
  readonly url: string;
  readonly erp: InteractiveErp;
  /** Method and path of each request, in order. */
  readonly requests: readonly string[];
  stop(): Promise<void>;
}

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

export async function startStubErp(
  answer: Answer,
  options: ErpConnectionOptions = {},
): Promise<StubErp> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    answer(request, response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const destination = { url, user: 'SALDO', password: 'secret' };
  return {
    url,
    erp: openErp(destination, { readRetries: 0, deadline: 2_000, ...options }),
    requests,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Answers with a body of some type. */
export function send(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  const isText = typeof body === 'string';
  const type = isText ? 'text/html' : 'application/json';
  response.writeHead(status, { 'content-type': type, ...headers });
  response.end(isText ? body : JSON.stringify(body));
}
