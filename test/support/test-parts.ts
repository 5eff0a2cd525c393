import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type UnpackedFunctions, unpackFunctions } from './lambda/packaged-functions.ts';
import { type PostgresCluster, startPostgresCluster } from './postgres-cluster.ts';
import {
  compileModel,
  deployTemplate,
  removeTemplates,
  type TemplateRequest,
} from './templates.ts';
import { ADDRESS } from './test-part.ts';

/**
 * Jest's main process makes what suites share (one PostgreSQL cluster, deployed templates, the compiled model, packaged
 * functions) when the first suite asks for it over this small HTTP server; workers find it by the environment: see test-part.ts.
 */
let server: Server | undefined;
let cluster: Promise<PostgresCluster> | undefined;
let functions: Promise<UnpackedFunctions> | undefined;
let model: Promise<string> | undefined;
const templates = new Map<string, Promise<string>>();

export async function startTestParts(): Promise<void> {
  server = createServer(async (request, response) => {
    // A worker may ask again much later: a kept connection could be closed just as it is used.
    response.setHeader('connection', 'close');
    try {
      response.end(JSON.stringify(await answer(new URL(request.url ?? '/', 'http://parts'))));
    } catch (error) {
      response.writeHead(500).end(String(error));
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  server.unref();
  process.env[ADDRESS] = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

export async function stopTestParts(): Promise<void> {
  server?.closeAllConnections();
  server?.close();
  await removeTemplates();
  if (functions) await rm((await functions).root, { recursive: true, force: true });
  await (await cluster)?.stop();
}

async function answer(url: URL): Promise<unknown> {
  if (url.pathname === '/functions') {
    functions ??= unpackFunctions();
    return functions;
  }
  if (url.pathname === '/model') {
    model ??= compileModel();
    return model;
  }
  return answerDatabase(url);
}

async function answerDatabase(url: URL): Promise<unknown> {
  const model = url.searchParams.get('model') ?? 'db';
  if (url.searchParams.get('dialect') === 'sqlite') return template({ model });
  cluster ??= startPostgresCluster();
  const { settings } = await cluster;
  return url.pathname === '/postgres' ? settings : template({ model, postgres: settings });
}

function template(request: TemplateRequest): Promise<string> {
  const key = `${request.model} ${request.postgres ? 'postgres' : 'sqlite'}`;
  const known = templates.get(key) ?? deployTemplate(request);
  templates.set(key, known);
  return known;
}
