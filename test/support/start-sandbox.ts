import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** A stand-in ERP in a process of its own, on a free port. */
export interface RunningSandbox {
  url: string;
  /** Header of the technical user. */
  authorization: string;
  stop(): Promise<void>;
}

/** How to start it; what is left out is small and quick. */
export interface SandboxWish {
  customers?: number;
  seed?: number;
  date?: string;
  pageSize?: number;
}

/** Starts the sandbox and waits until its demo bank is loaded. Stop it in afterAll. */
export async function startSandbox(wish: SandboxWish = {}): Promise<RunningSandbox> {
  const { customers = 60, seed = 7, date = '2026-11-22', pageSize = 5_000 } = wish;
  const flags = Object.entries({ port: 0, customers, seed, date, 'page-size': pageSize });
  const args = [
    'sandbox/server.ts',
    ...flags.flatMap(([flag, value]) => [`--${flag}`, `${value}`]),
  ];
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  return {
    url: await readyUrl(child),
    authorization: `Basic ${Buffer.from('SALDO:sandbox').toString('base64')}`,
    stop: () => stop(child),
  };
}

/** Resolves with the address in the readiness line; fails with what the process said when it ends before. */
function readyUrl(child: ChildProcess): Promise<string> {
  const said: string[] = [];
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`sandbox ended (${code}): ${said.join('\n')}`)));
    for (const stream of [child.stdout, child.stderr]) {
      if (stream === null) continue;
      createInterface(stream).on('line', (line) => {
        said.push(line);
        const url = /^sandbox ready at (\S+):/.exec(line)?.[1];
        if (url) resolve(url);
      });
    }
  });
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}
