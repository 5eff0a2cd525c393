import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { deployDatabase } from '../sandbox/demo/deploy-database.ts';
import { openErp } from '../srv/erp/connection.ts';
import { enqueueOperation } from '../srv/erp/write-back/enqueue-operation.ts';
import { sendOperations } from '../srv/erp/write-back/send-operations.ts';
import type { Database } from '../srv/platform/database.ts';
import { openSqlite } from '../srv/platform/sqlite.ts';
import { type BenchResult, benchResult } from './result.ts';

const OPERATIONS = Number(process.env.SALDO_BENCH_OPERATIONS ?? 2_000);
const SOURCE = 'S4';
/** What an ERP near us takes for a thin create. */
const ANSWER_MS = 20;
/** Operations a second that are wanted. */
const WANTED = 200;

/** Contact notes of as many contacts to an ERP that answers in 20 ms, out of a SQLite file. */
export async function benchWriteBack(): Promise<BenchResult[]> {
  const folder = await mkdtemp(join(tmpdir(), 'saldo-bench-'));
  const erp = new Worker(new URL('./slow-erp.ts', import.meta.url), {
    workerData: { answerMs: ANSWER_MS },
  });
  try {
    const [port] = await once(erp, 'message');
    const file = join(folder, 'write-back.sqlite');
    await deployDatabase(file, 'db');
    const db = openSqlite(file);
    await enqueueNotes(db);
    const start = performance.now();
    const connection = openErp({ url: `http://127.0.0.1:${port}`, user: 'SALDO', password: 'x' });
    const options = { source: SOURCE, now, limit: OPERATIONS };
    const { confirmed } = await sendOperations(db, connection, options);
    const seconds = (performance.now() - start) / 1000;
    await db.close();
    if (confirmed !== OPERATIONS) throw new Error(`${confirmed} of ${OPERATIONS} were confirmed`);
    return [
      benchResult({
        name: 'write-back: operations confirmed',
        value: Math.round(confirmed / seconds),
        unit: 'operations/s',
        limit: WANTED,
        rows: confirmed,
      }),
    ];
  } finally {
    await erp.terminate();
    await rm(folder, { recursive: true, force: true });
  }
}

async function enqueueNotes(db: Database): Promise<void> {
  await db.transaction(async (tx) => {
    for (let number = 0; number < OPERATIONS; number++) {
      const subject = `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
      const partner = String(number).padStart(10, '0');
      const payload = { contactId: subject, partner, startedAt: now(), ...called };
      const about = { kind: 'contact-note', source: SOURCE, partner, subject, payload } as const;
      await enqueueOperation(tx, { ...about, createdAt: now(), createdBy: 'bench' });
    }
  });
}

const called = { channel: 'phone', direction: 'outbound', result: 'PTP', note: 'called' };

function now(): string {
  return new Date().toISOString();
}

if (import.meta.main) {
  const results = await benchWriteBack();
  console.table(results.map(({ peers, ...rest }) => ({ ...rest, peers: JSON.stringify(peers) })));
}
