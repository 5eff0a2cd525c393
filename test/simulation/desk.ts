import { currencyScalesTable } from '../../srv/platform/tables.ts';
import { type Astonished, keepRunning } from './keep-running.ts';
import { SOURCE } from './master-data.ts';
import type { Machine, World } from './world.ts';

const ROUND_MILLISECONDS = 120_000;
const MOST_RETRIES = 1;

interface ParkedRow {
  readonly id: string;
  readonly errorCode: string;
}

/**
 * The integration desk: looks at what is parked, confirms what the ERP has, corrects what can be
 * corrected and sends it again, and cancels what stays hopeless.
 */
export function startDesk(world: World, astonished: Astonished): void {
  const retries = new Map<string, number>();
  const look = async (machine: Machine) => {
    await machine.process.wait(ROUND_MILLISECONDS);
    const parked = await machine.db.query<ParkedRow>(
      `SELECT ID AS "id", errorCode AS "errorCode" FROM saldo_operations_Operations
        WHERE state = 'parked' ORDER BY ID`,
    );
    for (const operation of parked) await decide(world, machine, operation, retries);
  };
  const restarts = world.random('desk restarts');
  keepRunning(world, { name: 'desk', restarts, code: look, astonished });
}

async function decide(
  world: World,
  { db, process }: Machine,
  { id, errorCode }: ParkedRow,
  retries: Map<string, number>,
): Promise<void> {
  const [effect] = world.erp.objects.keysOf(id);
  if (effect !== undefined) return confirm(db, id, effect);
  const tried = retries.get(id) ?? 0;
  retries.set(id, tried + 1);
  if (errorCode === 'CURRENCY_WITHOUT_SCALE') await enterScale(db);
  process.trace(`${tried < MOST_RETRIES ? 'retries' : 'cancels'} ${id} (${errorCode})`);
  if (tried < MOST_RETRIES) return retry(db, id);
  return cancel(db, id);
}

type Db = Machine['db'];

async function confirm(db: Db, id: string, erpKey: string): Promise<void> {
  await db.execute(
    `UPDATE saldo_operations_Operations SET state = 'confirmed', erpKey = ?
      WHERE ID = ? AND state = 'parked'`,
    [erpKey, id],
  );
}

async function retry(db: Db, id: string): Promise<void> {
  await db.execute(
    `UPDATE saldo_operations_Operations SET state = 'pending', attempts = 0, nextAttemptAt = NULL
      WHERE ID = ? AND state = 'parked'`,
    [id],
  );
}

async function cancel(db: Db, id: string): Promise<void> {
  await db.execute(
    `UPDATE saldo_operations_Operations SET state = 'cancelled' WHERE ID = ? AND state = 'parked'`,
    [id],
  );
}

async function enterScale(db: Db): Promise<void> {
  await db.upsert(currencyScalesTable, [
    { source: SOURCE, currency: 'USD', erpDecimals: 2, minorDigits: 2, isIndexUnit: false },
  ]);
}
