import type { Random } from '../../sandbox/bank/random.ts';
import { SaldoError } from '../../srv/domain/errors.ts';
import {
  type Decision,
  loadParked,
  type ParkedOperation,
} from '../../srv/erp/write-back/parked-operation.ts';
import {
  cancelParked,
  checkNotDone,
  confirmParked,
  retryParked,
} from '../../srv/erp/write-back/resolve-parked.ts';
import type { Database } from '../../srv/platform/database.ts';
import { currencyScalesTable } from '../../srv/platform/tables.ts';
import { effectIdOf } from './erp/erp-objects.ts';
import { POISON_PARTNER } from './erp/erp-posting.ts';
import { type Astonished, keepRunning } from './keep-running.ts';
import { SOURCE } from './master-data.ts';
import type { Machine, World } from './world.ts';

const ROUND_MILLISECONDS = 120_000;
/** Once faults have stopped. */
const QUIET_ROUND_MILLISECONDS = 600_000;
const MOST_RETRIES = 1;
/** Of those who give up without having looked into the ERP: the product has to stop them. */
const SHARE_OF_HASTY = 0.6;

interface ParkedRow {
  readonly id: string;
  readonly errorCode: string;
}

/** Looks at what is parked, confirms what the ERP has, sends again what may help, and gives up the rest. */
export function startDesk(world: World, astonished: Astonished): void {
  const desk = new Desk(world);
  const restarts = world.random('desk restarts');
  keepRunning(world, { name: 'desk', restarts, code: (machine) => desk.look(machine), astonished });
}

/** The people of the integration desk; they remember what they have tried, whatever machine dies. */
class Desk {
  readonly #world: World;
  readonly #random: Random;
  readonly #retries = new Map<string, number>();

  constructor(world: World) {
    this.#world = world;
    this.#random = world.random('desk');
  }

  async look(machine: Machine): Promise<void> {
    const { areActive } = this.#world.faults;
    await machine.process.wait(areActive ? ROUND_MILLISECONDS : QUIET_ROUND_MILLISECONDS);
    const parked = await machine.db.query<ParkedRow>(
      `SELECT ID AS "id", errorCode AS "errorCode" FROM saldo_operations_Operations
        WHERE state = 'parked' ORDER BY ID`,
    );
    for (const row of parked) await this.#decide(machine, row);
  }

  /** Looks into the ERP, unless in a hurry; tries again once, and then gives it up. */
  async #decide(machine: Machine, { id, errorCode }: ParkedRow): Promise<void> {
    const { db, process } = machine;
    const operation = await loadParked(db, id);
    this.#noteCause(operation, errorCode);
    const decision = { by: 'desk', now: process.now(), why: errorCode };
    const tried = this.#retries.get(id) ?? 0;
    const isHasty = this.#random.chance(SHARE_OF_HASTY) && !leavesNoTrace(operation);
    const erpKey = isHasty ? undefined : this.#keyInErp(operation);
    if (erpKey !== undefined) return this.#confirm(db, operation, decision, erpKey);
    if (errorCode === 'CURRENCY_WITHOUT_SCALE') await enterScale(db);
    const givesUp = isHasty || tried >= MOST_RETRIES;
    process.trace(`${givesUp ? 'cancels' : 'retries'} ${id} (${errorCode})`);
    this.#retries.set(id, tried + 1);
    if (givesUp) return this.#cancel(machine, operation, decision);
    await db.transaction((tx) => retryParked(tx, operation, decision));
    this.#world.situations.add('redriven');
  }

  #keyInErp(operation: ParkedOperation): string | undefined {
    return this.#world.erp.objects.keysOf(effectIdOf(operation))[0];
  }

  async #confirm(
    db: Database,
    operation: ParkedOperation,
    decision: Decision,
    erpKey: string,
  ): Promise<void> {
    await db.transaction((tx) => confirmParked(tx, operation, decision, erpKey));
    this.#world.situations.add('confirmedByDesk');
  }

  /** What the ERP has after all is not given up: then the people look there, and confirm it. */
  async #cancel(
    { db, erp }: Machine,
    operation: ParkedOperation,
    decision: Decision,
  ): Promise<void> {
    const { situations } = this.#world;
    try {
      await checkNotDone(db, erp, operation);
    } catch (error) {
      const erpKey = isDone(error) ? this.#keyInErp(operation) : undefined;
      if (erpKey === undefined) throw error;
      situations.add('cancelRefused');
      return this.#confirm(db, operation, decision, erpKey);
    }
    await db.transaction((tx) => cancelParked(tx, operation, decision));
    situations.add('cancelledByDesk');
  }

  #noteCause({ partner }: ParkedOperation, errorCode: string): void {
    const { situations } = this.#world;
    if (errorCode === 'OPERATION_WINDOW_EXPIRED') situations.add('windowExpired');
    if (partner === POISON_PARTNER) situations.add('poisonParked');
  }
}

/** What somebody else has changed again since shows nowhere any more: who gives it up has to look. */
function leavesNoTrace({ kind }: ParkedOperation): boolean {
  return kind === 'dispute-change';
}

function isDone(error: unknown): boolean {
  return error instanceof SaldoError && error.code === 'OPERATION_IS_DONE';
}

async function enterScale(db: Database): Promise<void> {
  const usd = { currency: 'USD', erpDecimals: 2, minorDigits: 2, isIndexUnit: false };
  await db.upsert(currencyScalesTable, [{ source: SOURCE, ...usd }]);
}
