import { operationKindOf } from '../../srv/erp/write-back/operation-kinds/index.ts';
import { isUnprotected } from '../../srv/erp/write-back/repeatability.ts';
import { type Effect, type EffectSource, effectIdOf } from './erp/erp-objects.ts';
import { POISON_PARTNER } from './erp/erp-posting.ts';
import type { BusinessRequest } from './requests.ts';
import type { SimImage } from './sim-image.ts';
import { repeatabilityHours, type World } from './world.ts';

interface OperationRow extends EffectSource {
  readonly subject: string;
  readonly partner: string;
  readonly state: string;
  readonly erpKey: string | null;
  readonly errorCode: string | null;
  readonly errorText: string | null;
}

/** What a history breaks of write-back's promises. */
export async function operationViolations(
  image: SimImage,
  world: World,
  requests: readonly BusinessRequest[],
): Promise<string[]> {
  const operations = await operationsOf(image);
  return [
    ...nothingLost(operations, requests),
    ...oneEffectEach(operations, world),
    ...orderKept(operations, world.erp.objects.effects),
    ...decidedLast(operations, world),
    ...givenUpForReason(operations),
    ...(await keptHere(operations, image)),
    ...sentOnlyWhatIsHeld(world),
    ...waitedAsAsked(world),
    ...settledForGood(operations, image),
    ...settledByHolder(image),
    ...keptOffQuarantine(image),
    ...image.claimedBeforeTurn.map((id) => `operation ${id} was claimed before its turn`),
    ...image.renewedByOther.map((id) => `the lease of operation ${id} was renewed by another`),
  ];
}

/** In the order in which they were asked for last, whatever sequence they were given. */
function operationsOf({ session }: SimImage): Promise<OperationRow[]> {
  return session.query<OperationRow>(
    `SELECT operation.ID AS "id", kind, payload, partner, subject, state, erpKey AS "erpKey",
            errorCode AS "errorCode", errorText AS "errorText"
       FROM saldo_operations_Operations operation
       JOIN sim_order asked ON asked.id = operation.ID
      ORDER BY subject, asked.place`,
  );
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

/** A sender notices that it lost its claim, unless clocks differ. */
function sentOnlyWhatIsHeld({ faults, unclaimed }: World): string[] {
  if (faults.counts.clockJump) return [];
  return unclaimed.map((what) => `sent without holding it: ${what}`);
}

/** What is confirmed stays so, and so does what is cancelled, but for a withdrawal asked for again. */
function settledForGood(operations: readonly OperationRow[], { history }: SimImage): string[] {
  const withdrawals = operations.filter(({ kind }) => kind === 'promise-withdraw');
  const mayReturn = new Set(withdrawals.map(({ id }) => id));
  const reopened = history.filter(({ id, before, after }) => {
    if (before === 'confirmed') return true;
    return before === 'cancelled' && !(after === 'pending' && mayReturn.has(id));
  });
  return reopened.map(({ id, before, after }) => `operation ${id} went from ${before} to ${after}`);
}

/** Who has lost a claim writes nothing about it any more. */
function settledByHolder({ history }: SimImage): string[] {
  const settled = history.filter(({ before, after }) => before === 'sending' && after !== before);
  const foreign = settled.filter(({ holder, actor }) => !holder?.startsWith(`${actor}/`));
  return foreign.map(({ id, after, holder, actor }) => {
    return `${actor} made operation ${id} ${after} under the claim of ${holder}`;
  });
}

/** What speaks of amounts is kept off accounts whose totals do not agree. */
function keptOffQuarantine({ claimedInQuarantine }: SimImage): string[] {
  return claimedInQuarantine.map((id) => `operation ${id} was claimed in spite of a quarantine`);
}

/** The ERP refuses it for good, or nobody can know what became of it. */
const HOPELESS = ['OPERATION_WINDOW_EXPIRED', 'OPERATION_DONE_TWICE', 'CURRENCY_WITHOUT_SCALE'];

/** Nothing is left to people to give up but what really cannot be done. */
function givenUpForReason(operations: readonly OperationRow[]): string[] {
  const cancelled = operations.filter(({ state }) => state === 'cancelled');
  const needless = cancelled.filter((operation) => {
    const { partner, errorCode, errorText } = operation;
    if (partner === POISON_PARTNER || HOPELESS.includes(errorCode ?? '')) return false;
    if (errorCode === 'OPERATION_OBJECT_UNKNOWN') return hasObject(operation, operations);
    return !/answered (412|422)/.test(errorText ?? '');
  });
  return needless.map(({ id, errorText }) => `operation ${id} was given up for ${errorText}`);
}

/** What it changes had been asked for before it, and got to the ERP. */
function hasObject(operation: OperationRow, operations: readonly OperationRow[]): boolean {
  const before = operations.slice(0, operations.indexOf(operation));
  return before.some(({ subject, kind, state }) => {
    return subject === operation.subject && kind.endsWith('-create') && state === 'confirmed';
  });
}

interface PromiseRow {
  readonly id: string;
  readonly erpPromise: string | null;
  readonly status: string;
}

/** A promise is known here by the ERP's number; one that does not get there does not hold here. */
async function keptHere(
  operations: readonly OperationRow[],
  { session }: SimImage,
): Promise<string[]> {
  const rows = await session.query<PromiseRow>(
    'SELECT ID AS id, erpPromise AS "erpPromise", status FROM saldo_agreements_Promises',
  );
  const promises = new Map(rows.map((row) => [row.id, row]));
  return operations.flatMap(({ kind, subject, state, erpKey }) => {
    const promise = promises.get(subject);
    if (kind !== 'promise-create' || !promise) return [];
    if (state === 'cancelled' && promise.status === '0') {
      return [`promise ${subject} holds here, although the ERP never gets it`];
    }
    if (state !== 'confirmed' || promise.erpPromise === erpKey) return [];
    return [`promise ${subject} is ${erpKey} in the ERP, and ${promise.erpPromise} here`];
  });
}

/** What the ERP asked to leave alone for a time was left alone, unless clocks differ. */
function waitedAsAsked({ faults, hurried }: World): string[] {
  if (faults.counts.clockJump) return [];
  return hurried.map((id) => `operation ${id} was claimed before the ERP's Retry-After was over`);
}
