import { loadParked } from '../../srv/erp/write-back/parked-operation.ts';
import {
  cancelParked,
  checkNotDone,
  confirmParked,
  retryParked,
} from '../../srv/erp/write-back/resolve-parked.ts';
import type { Database } from '../../srv/platform/database.ts';
import { currencyScalesTable } from '../../srv/platform/tables.ts';
import { effectIdOf } from './erp/erp-objects.ts';
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
    for (const row of parked) await decide(world, machine, row, retries);
  };
  const restarts = world.random('desk restarts');
  keepRunning(world, { name: 'desk', restarts, code: look, astonished });
}

/** A person looks into the ERP, tries again once, and then gives it up if the ERP has not got it. */
async function decide(
  { erp }: World,
  machine: Machine,
  { id, errorCode }: ParkedRow,
  retries: Map<string, number>,
): Promise<void> {
  const { db, process } = machine;
  const operation = await loadParked(db, id);
  const decision = { by: 'desk', now: process.now(), why: errorCode };
  const [erpKey] = erp.objects.keysOf(effectIdOf(operation));
  if (erpKey !== undefined) {
    return db.transaction((tx) => confirmParked(tx, operation, decision, erpKey));
  }
  const tried = retries.get(id) ?? 0;
  retries.set(id, tried + 1);
  if (errorCode === 'CURRENCY_WITHOUT_SCALE') await enterScale(db);
  process.trace(`${tried < MOST_RETRIES ? 'retries' : 'cancels'} ${id} (${errorCode})`);
  if (tried < MOST_RETRIES) {
    return db.transaction((tx) => retryParked(tx, operation, decision));
  }
  await checkNotDone(db, machine.erp, operation);
  await db.transaction((tx) => cancelParked(tx, operation, decision));
}

async function enterScale(db: Database): Promise<void> {
  const usd = { currency: 'USD', erpDecimals: 2, minorDigits: 2, isIndexUnit: false };
  await db.upsert(currencyScalesTable, [{ source: SOURCE, ...usd }]);
}
