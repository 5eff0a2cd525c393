import { appendEvents } from '../../audit/append-event.ts';
import { operationId } from '../../domain/operation-id.ts';
import type { Database } from '../../platform/database.ts';
import { inList } from '../../platform/sql-text.ts';
import {
  type PromisesRow,
  promiseDatesTable,
  promiseItemsTable,
  promisesTable,
} from '../../platform/tables.ts';
import { segmentsFor } from './give-segments.ts';
import { type ErpPromise, type OwnPromise, ownPromises, type Verdict } from './own-promises.ts';

interface Pair {
  readonly erp: ErpPromise;
  readonly own: OwnPromise;
}

/** Withdrawn by the customer, withdrawn by us, not approved. */
const WITHDRAWN = ['4', '5', '6'];

/**
 * Puts promises of the ERP beside those of Saldo, in the caller's transaction: one that Saldo made
 * (known by its number, or by the operation that created it) gets the ERP's status and fulfilment
 * beside its own; one that was withdrawn there is withdrawn here; any other is entered as made in the
 * ERP. All rows are of one source.
 */
export async function keepPromises(tx: Database, promises: readonly ErpPromise[]): Promise<void> {
  const own = await ownPromises(tx, promises);
  const known = promises.flatMap((erp) => {
    const match = own.get(erp.promise);
    return match ? [{ erp, own: match }] : [];
  });
  const made = known.filter((pair) => pair.own.origin !== 'erp');
  await noteVerdicts(tx, made);
  await withdraw(tx, made.filter(isWithdrawnThere));
  const theirs = known.filter((pair) => pair.own.origin === 'erp');
  const fresh = promises.filter(({ promise }) => !own.has(promise));
  await enter(tx, [...fresh.map((erp) => ({ erp, own: null })), ...theirs]);
}

/** Gives promises made in the ERP their segment, see give-segments.ts. */
export const giveSegments = segmentsFor({
  own: {
    table: 'saldo_agreements_Promises',
    number: 'erpPromise',
    isTheirs: "origin = 'erp'",
  },
  mirrored: { table: 'saldo_agreements_ErpPromises', number: 'promise' },
});

async function noteVerdicts(tx: Database, pairs: readonly Pair[]): Promise<void> {
  const rows = pairs.map(({ erp, own }) => ({ ID: own.ID, ...sayingOf(erp) }));
  await tx.upsert(promisesTable, rows, {
    columns: ['ID', 'erpPromise', 'erpStatus', 'erpFulfilmentPercent', 'erpChangedAt'],
  });
}

function sayingOf({ promise, status, fulfilmentPercent, erpChangedAt }: ErpPromise) {
  return {
    erpPromise: promise,
    erpStatus: status,
    erpFulfilmentPercent: fulfilmentPercent,
    erpChangedAt,
  };
}

function isWithdrawnThere({ erp, own }: Pair): boolean {
  return WITHDRAWN.includes(erp.status ?? '') && own.status === '0' && !own.needsApproval;
}

async function withdraw(tx: Database, pairs: readonly Pair[]): Promise<void> {
  const rows = pairs.map(({ erp, own }) => ({
    ID: own.ID,
    status: erp.status,
    withdrawalReason: erp.withdrawalReason,
    nextCheckOn: null,
    judgedAt: erp.mirroredAt,
  }));
  const columns = ['ID', 'status', 'withdrawalReason', 'nextCheckOn', 'judgedAt'] as const;
  await tx.upsert(promisesTable, rows, { columns });
  await appendEvents(
    tx,
    pairs.map(({ erp, own }) => ({
      occurredAt: erp.mirroredAt,
      actor: 'erp',
      decision: 'promise-withdrawn',
      objectType: 'promise',
      objectKey: own.ID,
      source: erp.source,
      partner: erp.partner,
      reason: erp.withdrawalReason ?? '',
      details: { status: erp.status, erpPromise: erp.promise },
    })),
  );
}

/** Enters promises made in the ERP, or what became of them there, with their dates and items. */
async function enter(
  tx: Database,
  pairs: readonly { readonly erp: ErpPromise; readonly own: OwnPromise | null }[],
): Promise<void> {
  if (pairs.length === 0) return;
  const entered = pairs.map(({ erp, own }) => ({ erp, row: enteredRow(erp, own) }));
  const ids = JSON.stringify(entered.map(({ row }) => row.ID));
  for (const table of [promiseDatesTable, promiseItemsTable]) {
    await tx.execute(`DELETE FROM ${table.name} WHERE promise ${inList(tx.dialect)}`, [ids]);
  }
  const columns = Object.keys(entered[0]?.row ?? {}) as (keyof PromisesRow & string)[];
  await tx.upsert(
    promisesTable,
    entered.map(({ row }) => row),
    { columns },
  );
  await tx.insert(
    promiseDatesTable,
    entered.flatMap(({ erp, row }) =>
      erp.dates.map((date, index) => ({ promise: row.ID, sequence: index + 1, ...date })),
    ),
  );
  await tx.insert(
    promiseItemsTable,
    entered.flatMap(({ erp, row }) =>
      erp.items.map((item) => ({ promise: row.ID, source: erp.source, ...item, paidBefore: '0' })),
    ),
  );
}

function enteredRow(erp: ErpPromise, own: OwnPromise | null) {
  const { source, partner, promise } = erp;
  return {
    ID: own?.ID ?? operationId([source, promise], 'promise-of-erp', null),
    source,
    partner,
    category: erp.category,
    promisedOn: erp.promisedOn,
    promisedBy: erp.promisedBy,
    currency: erp.currency,
    amount: erp.amount,
    withdrawalReason: erp.withdrawalReason,
    needsApproval: false,
    origin: 'erp',
    ...sayingOf(erp),
    ...verdictOn(erp, own),
    createdAt: erp.promisedOn === null ? null : `${erp.promisedOn}T00:00:00.000Z`,
    createdBy: erp.enteredBy,
  };
}

/** The ERP's verdict is ours until Saldo, where it is the judge, has given its own. */
function verdictOn(erp: ErpPromise, own: OwnPromise | null): Verdict {
  const { status, fulfilmentPercent, erpChangedAt } = erp;
  if (own?.judge === 'saldo' && !WITHDRAWN.includes(status ?? '')) {
    const { judge, judgedAt, nextCheckOn } = own;
    const kept = { status: own.status, fulfilmentPercent: own.fulfilmentPercent };
    return { ...kept, judge, judgedAt, nextCheckOn };
  }
  const isOpen = status === '0';
  const judged = isOpen
    ? { judge: null, judgedAt: null }
    : { judge: 'erp', judgedAt: erpChangedAt };
  return { status, fulfilmentPercent, ...judged, nextCheckOn: null };
}
