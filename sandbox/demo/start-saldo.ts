import { createRequire } from 'node:module';
import { type Child, startChild } from './child.ts';
import { erpEventsUsers } from './deliver-events.ts';
import { readDemoUsers } from './demo-users.ts';
import { type ErpAccess, erpEnvironment } from './erp-access.ts';

const LISTENING = /server listening on.*?(https?:\/\/[^\s'"}]+)/;

/** Starts Saldo's CAP server in a process of its own and waits until it listens. */
export async function startSaldo(
  database: string,
  erp: ErpAccess,
  port: number,
  onChild: (child: Child) => void,
): Promise<{ readonly url: string; readonly child: Child }> {
  const cli = createRequire(import.meta.url).resolve('@sap/cds/bin/serve.js');
  const child = startChild('Saldo', [cli], {
    env: {
      ...erpEnvironment(erp),
      PORT: String(port),
      CDS_TYPESCRIPT: 'true',
      CDS_CONFIG: JSON.stringify(demoConfiguration(database)),
    },
    onLine: (line) => {
      if (/error|warn/i.test(line)) console.error(line);
    },
  });
  onChild(child);
  const [, url = ''] = await child.waitFor(LISTENING);
  return { url, child };
}

/** Handed over by the environment, so that no other way of starting Saldo knows the demo's users. */
function demoConfiguration(database: string): object {
  return {
    requires: {
      db: { kind: 'sqlite', credentials: { url: database } },
      auth: { kind: 'mocked', users: { ...readDemoUsers(), ...erpEventsUsers } },
    },
  };
}
