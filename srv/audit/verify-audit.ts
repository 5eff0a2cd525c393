import type { Database } from '../platform/database.ts';
import type { ChainsRow, EventsRow, SealsRow } from '../platform/tables.ts';
import { actorDigest, NO_DIGEST, PAYLOAD, payloadDigest, sealDigest } from './event-digest.ts';
import { verifyErasures } from './verify-erasures.ts';

/** Something that is not as it was when it was sealed. */
export interface AuditFault {
  readonly fault:
    | 'seal-missing'
    | 'seal-changed'
    | 'event-missing'
    | 'event-changed'
    | 'event-not-sealed'
    | 'erasure-not-sealed'
    | 'chain-cut'
    | 'head-not-found';
  readonly chain?: string;
  readonly sequence?: number;
  readonly event?: string;
}

/** Where a chain ended when it was last verified; kept outside the database. */
export interface ChainHead {
  readonly chain: string;
  readonly seals: number;
  readonly head: string;
}

export interface AuditReport {
  readonly events: number;
  readonly erased: number;
  readonly heads: readonly ChainHead[];
  /** How many there are; of these `faults` tells the first. */
  readonly faultCount: number;
  readonly faults: readonly AuditFault[];
}

export interface VerifyOptions {
  /** What an earlier verification ended with: who computes chains anew cannot forge these. */
  readonly knownHeads?: readonly ChainHead[];
  readonly maxFaults?: number;
}

/** Collects faults; keeps the first and counts all. */
export interface FaultList {
  add(fault: AuditFault): void;
}

type SealedEvent = SealsRow & { readonly [Column in keyof EventsRow as `e_${Column}`]: unknown };

/**
 * Recomputes every digest of the audit trail, in constant memory and one snapshot: whatever row was
 * changed, added or removed is found. What somebody who may write everything has computed anew is
 * found against `knownHeads`.
 */
export function verifyAudit(
  db: Database,
  { knownHeads = [], maxFaults = 100 }: VerifyOptions = {},
): Promise<AuditReport> {
  return db.transaction(
    async (tx) => {
      const faults: AuditFault[] = [];
      let faultCount = 0;
      const list: FaultList = {
        add(fault) {
          faultCount += 1;
          if (faults.length < maxFaults) faults.push(fault);
        },
      };
      const heads = await verifyChains(tx, knownHeads, list);
      await findUnsealed(tx, list);
      const erased = await verifyErasures(tx, list);
      const events = heads.reduce((sum, { seals }) => sum + seals, 0);
      return { events, erased, heads, faultCount, faults };
    },
    { mode: 'snapshot' },
  );
}

async function verifyChains(
  tx: Database,
  knownHeads: readonly ChainHead[],
  faults: FaultList,
): Promise<ChainHead[]> {
  const known = new Map(knownHeads.map((head) => [`${head.chain}:${head.seals}`, head]));
  const ends = new Map<string, ChainHead>();
  for await (const batch of tx.stream<SealedEvent>(SEALED_EVENTS)) {
    for (const seal of batch) {
      const { chain, sequence, digest } = seal;
      const before = ends.get(chain) ?? { chain, seals: 0, head: NO_DIGEST };
      checkSeal(seal, before, faults);
      checkEvent(seal, faults);
      ends.set(chain, { chain, seals: sequence, head: digest ?? '' });
      const place = `${chain}:${sequence}`;
      if (known.get(place)?.head === digest) known.delete(place);
    }
  }
  for (const { chain, seals } of known.values()) {
    if (seals > 0) faults.add({ fault: 'head-not-found', chain, sequence: seals });
  }
  await checkEnds(tx, ends, faults);
  return [...ends.values()];
}

function checkSeal(seal: SealedEvent, before: ChainHead, faults: FaultList): void {
  const { chain, sequence, event } = seal;
  if (sequence !== before.seals + 1) {
    faults.add({ fault: 'seal-missing', chain, sequence: before.seals + 1 });
    return;
  }
  const isWhole = seal.previousDigest === before.head && seal.digest === sealDigest(sealRow(seal));
  if (!isWhole) faults.add({ fault: 'seal-changed', chain, sequence, event });
}

function checkEvent(seal: SealedEvent, faults: FaultList): void {
  const { chain, sequence, event: id } = seal;
  const event = eventRow(seal);
  if (event.ID === null) {
    faults.add({ fault: 'event-missing', chain, sequence, event: id });
    return;
  }
  const isSame =
    event.occurredAt === seal.occurredAt &&
    event.decision === seal.decision &&
    event.objectType === seal.objectType &&
    event.ruleVersion === seal.ruleVersion &&
    actorDigest(event) === seal.actorDigest &&
    (event.erasedBy === null ? payloadDigest(event) === seal.payloadDigest : isErased(event));
  if (!isSame) faults.add({ fault: 'event-changed', chain, sequence, event: id });
}

/** What was erased is empty; that it was erased by rule is proven by its erasure's own event. */
function isErased(event: EventsRow): boolean {
  return event.salt === null && PAYLOAD.every((column) => event[column] === null);
}

async function checkEnds(
  tx: Database,
  ends: ReadonlyMap<string, ChainHead>,
  faults: FaultList,
): Promise<void> {
  const chains = await tx.query<ChainsRow>('SELECT chain, seals, head FROM saldo_audit_Chains');
  const kept = new Map(chains.map((row) => [row.chain, row]));
  for (const chain of new Set([...ends.keys(), ...kept.keys()])) {
    const end = ends.get(chain);
    const row = kept.get(chain);
    if (end?.seals === row?.seals && end?.head === row?.head) continue;
    faults.add({ fault: 'chain-cut', chain, sequence: end?.seals ?? 0 });
  }
}

async function findUnsealed(tx: Database, faults: FaultList): Promise<void> {
  const unsealed = tx.stream<{ ID: string }>(
    `SELECT e.ID AS "ID" FROM saldo_audit_Events e
    WHERE (SELECT COUNT(*) FROM saldo_audit_Seals s WHERE s.event = e.ID) <> 1`,
  );
  for await (const batch of unsealed) {
    for (const { ID } of batch) faults.add({ fault: 'event-not-sealed', event: ID });
  }
}

const SEALED_EVENTS = `SELECT s.chain, s.sequence, s.event, s.occurredAt AS "occurredAt",
    s.decision, s.objectType AS "objectType", s.ruleVersion AS "ruleVersion",
    s.actorDigest AS "actorDigest", s.payloadDigest AS "payloadDigest",
    s.previousDigest AS "previousDigest", s.digest,
    e.ID AS "e_ID", e.occurredAt AS "e_occurredAt", e.actor AS "e_actor",
    e.decision AS "e_decision", e.objectType AS "e_objectType", e.objectKey AS "e_objectKey",
    e.source AS "e_source", e.partner AS "e_partner", e.reason AS "e_reason",
    e.ruleVersion AS "e_ruleVersion", e.details AS "e_details", e.actorSalt AS "e_actorSalt",
    e.salt AS "e_salt", e.erasedBy AS "e_erasedBy"
  FROM saldo_audit_Seals s LEFT JOIN saldo_audit_Events e ON e.ID = s.event
  ORDER BY s.chain, s.sequence`;

function eventRow(joined: SealedEvent): EventsRow {
  const members = Object.entries(joined).filter(([name]) => name.startsWith('e_'));
  return Object.fromEntries(members.map(([name, value]) => [name.slice(2), value])) as never;
}

function sealRow(joined: SealedEvent): SealsRow {
  const members = Object.entries(joined).filter(([name]) => !name.startsWith('e_'));
  return Object.fromEntries(members) as never;
}
