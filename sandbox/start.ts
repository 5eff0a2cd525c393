import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import cds from '@sap/cds';
import { type BankSummary, loadBank } from './bank/load-bank.ts';
import { cap } from './cap.ts';
import { createGateway } from './gateway/gateway.ts';
import type { SandboxOptions } from './options.ts';
import { serveErp } from './services/erp.ts';
import { createClock } from './simulation/clock.ts';

/** A running sandbox. */
export interface Sandbox {
  url: string;
  summary: BankSummary;
  stop(): Promise<void>;
}

/**
 * Starts the stand-in ERP: its own CAP application with its own root, so that nothing of Saldo's
 * model or configuration is loaded.
 */
export async function startSandbox(options: SandboxOptions, root: string): Promise<Sandbox> {
  const clock = createClock(options.date);
  const gateway = createGateway(options, clock);
  configure(options, root);
  await cap.plugins;
  cap.prependListener('bootstrap', gateway.mount);
  cds.once('served', () => serveErp({ pageSize: options.pageSize, clock }));
  const server = await cap.server({ from: 'model', in_memory: true, port: options.port });
  if (!server.listening) await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const url = `http://localhost:${port}`;
  cap.emit('listening', { server, url });
  const summary = await loadBank(options);
  gateway.open(summary);
  return { url, summary, stop: () => stopServer(server) };
}

function configure(options: SandboxOptions, root: string): void {
  cds.root = root;
  process.env.PORT = String(options.port);
  cds.env.requires.db.credentials.url = options.database;
}

async function stopServer(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
