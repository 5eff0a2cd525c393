/** A thread with an ERP that takes every operation and answers 20 ms later: only its wait counts. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parentPort, workerData } from 'node:worker_threads';

const { answerMs } = workerData as { answerMs: number };

const server = createServer(async (request, response) => {
  let text = '';
  for await (const chunk of request) text += chunk;
  setTimeout(() => {
    if (request.method !== 'POST') {
      response.writeHead(200, { 'content-type': 'application/json', 'x-csrf-token': 'bench' });
      response.end('{"value":[]}');
      return;
    }
    const { OperationId } = JSON.parse(text) as { OperationId: string };
    response.writeHead(201, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ OperationId, ContactNote: OperationId }));
  }, answerMs);
}).listen(0, '127.0.0.1');

await once(server, 'listening');
parentPort?.postMessage((server.address() as AddressInfo).port);
