import { operationKindOf } from '../../srv/erp/write-back/operation-kinds/index.ts';
import { isUnprotected } from '../../srv/erp/write-back/repeatability.ts';
import type { LedgerItem } from './erp/erp-ledger.ts';
import { type Effect, type EffectSource, effectIdOf } from './erp/erp-objects.ts';
import type { BusinessRequest } from './requests.ts';
import type { SimImage } from './sim-image.ts';
import { repeatabilityHours, type World } from './world.ts';

interface OperationRow extends EffectSource {
  readonly subject: string;
  readonly sequence: number;
  readonly state: string;
  readonly erpKey: string | null;
}

/** What a history breaks of the promises; empty when it keeps them all. */
export async function violationsOf(
  image: SimImage,
  world: World,
  requests: readonly BusinessRequest[],
): Promise<string[]> {
  const operations = await image.session.query<OperationRow>(
    `SELECT ID AS "id", kind, payload, subject, sequence, state, erpKey AS "erpKey"
       FROM saldo_operations_Operations ORDER BY subject, sequence`,
  );
  return [
    ...nothingLost(operations, requests),
    ...oneEffectEach(operations, world),
    ...orderKept(operations, world.erp.objects.effects),
    ...decidedLast(operations, world),
    ...sentOnlyWhatIsHeld(world),
    ...settledForGood(image),
    ...settledByHolder(image),
    ...keptOffQuarantine(image),
    ...neverOlder(image),
    ...(await mirrorEqual(image, world)),
    ...(await paymentsEqual(image, world)),
    ...(await movementsExplained(image)),
  ];
}

/** Every request is one operation, and each operation has come to its end. */
function nothingLost(
  operations: readonly OperationRow[],
  requests: readonly BusinessRequest[],
): string[] {
  const lost =
    operations.length === requests.length
      ? []
      : [`${requests.length} requests became ${operations.length} operations`];
  const open = operations.filter(({ state }) => state !== 'confirmed' && state !== 'cancelled');
  return [...lost, ...open.map(({ id, state }) => `operation ${id} is still ${state}`)];
}

/**
 * A confirmed operation had one effect, a cancelled one none. What no client can prevent is let pass
 * where the ERP protects from nothing, and where a request arrives after its operation was given up.
 */
function oneEffectEach(operations: readonly OperationRow[], world: World): string[] {
  const { erp } = world;
  return operations.flatMap((operation) => {
    const { id, kind, state, erpKey } = operation;
    const effectId = effectIdOf(operation);
    const effects = erp.objects.effects.filter(({ operationId }) => operationId === effectId);
    const prevented = effects.filter(({ isBeyondControl }) => !isBeyondControl);
    const isProtected = !isUnprotected(operationKindOf(kind), repeatabilityHours(world));
    const counted = state === 'confirmed' && isProtected ? effects : prevented;
    if (state === 'cancelled' && counted.length > 0) return [`cancelled ${id} had an effect`];
    if (counted.length > 1) return [`operation ${id} had ${counted.length} effects`];
    if (state !== 'confirmed') return [];
    if (effects.length === 0) return [`operation ${id} is confirmed without an effect`];
    if (effects.some((effect) => effect.erpKey === erpKey)) return [];
    return [`operation ${id} is confirmed as ${erpKey}, which is not its object`];
  });
}

/** First effects on one object come in the order in which they were asked for. */
function orderKept(operations: readonly OperationRow[], effects: readonly Effect[]): string[] {
  const firstAt = new Map<string, number>();
  for (const [place, { operationId }] of effects.entries()) {
    if (!firstAt.has(operationId)) firstAt.set(operationId, place);
  }
  const placeOf = (operation: OperationRow) => firstAt.get(effectIdOf(operation));
  const done = operations.filter((operation) => {
    return operation.state === 'confirmed' && placeOf(operation) !== undefined;
  });
  return done.flatMap((operation, place) => {
    const next = done[place + 1];
    if (next?.subject !== operation.subject) return [];
    if ((placeOf(operation) ?? 0) < (placeOf(next) ?? 0)) return [];
    return [`${next.id} had its effect before ${operation.id}, which comes first`];
  });
}

/** The ERP shows of each promise what was decided last: a verdict, or that it was withdrawn. */
function decidedLast(operations: readonly OperationRow[], { erp }: World): string[] {
  const decisions = operations.filter(
    ({ kind, state }) => state === 'confirmed' && kind in DECIDED,
  );
  const last = new Map(decisions.map((operation) => [operation.erpKey ?? '', operation]));
  return [...last].flatMap(([key, { id, kind, payload }]) => {
    const shown = erp.objects.find('PromiseToPay', 'PromiseToPay', key)?.PromiseToPayStatus;
    const decided = DECIDED[kind]?.(payload);
    return shown === decided ? [] : [`promise ${key} is ${shown}, but ${id} made it ${decided}`];
  });
}

const DECIDED: Readonly<Record<string, (payload: string) => string>> = {
  'promise-withdraw': () => '4',
  'promise-verdict': (payload) => {
    const { status } = JSON.parse(payload) as { status: string };
    return status === '0' ? '' : status;
  },
};

/** A sender notices that it lost its claim, unless it stood still or clocks differ. */
function sentOnlyWhatIsHeld({ faults, unclaimed }: World): string[] {
  if (faults.counts.pause || faults.counts.clockJump) return [];
  return unclaimed.map((what) => `sent without holding it: ${what}`);
}

/** What is confirmed or cancelled stays so. */
function settledForGood({ history }: SimImage): string[] {
  const reopened = history.filter(({ before }) => before === 'confirmed' || before === 'cancelled');
  return reopened.map(({ id, before, after }) => `operation ${id} went from ${before} to ${after}`);
}

/** Who has lost a claim writes nothing about it any more. */
function settledByHolder({ history }: SimImage): string[] {
  const settled = history.filter(({ before }) => before === 'sending');
  const foreign = settled.filter(({ holder, actor }) => !holder?.startsWith(`${actor}/`));
  return foreign.map(({ id, after, holder, actor }) => {
    return `${actor} made operation ${id} ${after} under the claim of ${holder}`;
  });
}

/** What speaks of amounts is kept off accounts whose totals do not agree. */
function keptOffQuarantine({ claimedInQuarantine }: SimImage): string[] {
  return claimedInQuarantine.map((id) => `operation ${id} was claimed in spite of a quarantine`);
}

/** What was read later is not overwritten by what was read before. */
function neverOlder({ overwritten }: SimImage): string[] {
  return overwritten.map((item) => `an older reading was written over item ${item}`);
}

/** The mirror holds what the ledger holds, item by item, and nothing is in quarantine. */
async function mirrorEqual({ session }: SimImage, { erp }: World): Promise<string[]> {
  const own = await session.query<{ text: string }>(
    `SELECT document || '/' || subitem || ' ' || clearingStatus || ' ' || amount || ' '
            || substituteCategory AS text FROM saldo_ledger_Items`,
  );
  const held = new Set(own.map(({ text }) => text));
  const expected = erp.ledger.items.map(textOf);
  const missing = expected.filter((text) => !held.has(text));
  const extra = [...held].filter((text) => !expected.includes(text));
  const quarantined = await session.query('SELECT account FROM saldo_mirror_Quarantines');
  return [
    ...missing.map((text) => `the mirror lacks ${text}`),
    ...extra.map((text) => `the ledger lacks ${text}`),
    ...(quarantined.length > 0 ? [`${quarantined.length} accounts in quarantine`] : []),
  ];
}

/** Each payment is in the mirror, and what it cleared. */
async function paymentsEqual({ session }: SimImage, { erp }: World): Promise<string[]> {
  const own = await session.query<{ payment: string }>('SELECT payment FROM saldo_ledger_Payments');
  const assigned = await session.query<{ payment: string }>(
    'SELECT payment FROM saldo_ledger_PaymentAssignments',
  );
  const held = new Set(own.map(({ payment }) => payment));
  const cleared = new Set(assigned.map(({ payment }) => payment));
  const expected = erp.ledger.payments.map(({ CAPaymentUUID }) => String(CAPaymentUUID));
  const missing = expected.filter((payment) => !held.has(payment) || !cleared.has(payment));
  return missing.map((payment) => `the mirror lacks payment ${payment}`);
}

/** Every comparison found the mirror's closing explained by its opening and its movements. */
async function movementsExplained({ session }: SimImage): Promise<string[]> {
  const rows = await session.query<{ takenAt: string }>(
    'SELECT takenAt AS "takenAt" FROM saldo_mirror_ControlTotals WHERE movementsAgree = false',
  );
  return rows.map(({ takenAt }) => `movements do not explain the totals of ${takenAt}`);
}

function textOf(item: LedgerItem): string {
  const amount = Number(item.CAAmountInTransactionCurrency);
  const key = `${item.CADocumentNumber}/${item.CASubItemNumber}`;
  const text = Number.isInteger(amount) ? amount.toFixed(1) : String(amount);
  return `${key} ${item.CAClearingStatus} ${text} ${item.CASubstituteDocumentCategory}`;
}
