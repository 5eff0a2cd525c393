import { createHash } from 'node:crypto';
import { canonicalJson, type Json } from '../domain/canonical-json.ts';
import type { EventsRow, SealsRow } from '../platform/tables.ts';

/** What the first seal of a chain has before it. */
export const NO_DIGEST = '0'.repeat(64);

/** The columns of an event that tell about a person, and go when the person is erased. */
export const PAYLOAD = ['objectKey', 'source', 'partner', 'reason', 'details'] as const;

/** Which place in which chain, and the digest of the seal before. */
export type Place = Pick<SealsRow, 'chain' | 'sequence' | 'previousDigest'>;

/** The seal of an event at its place: SHA-256 over canonical JSON, personal columns by salted digests. */
export function sealOf(event: EventsRow, place: Place): SealsRow {
  const { ID, occurredAt, decision, objectType, ruleVersion } = event;
  const sealed = {
    ...place,
    event: ID,
    occurredAt,
    decision,
    objectType,
    ruleVersion,
    actorDigest: actorDigest(event),
    payloadDigest: payloadDigest(event),
  };
  return { ...sealed, digest: digestOf(sealed) };
}

/** The digest of a seal over all its other columns. */
export function sealDigest({ digest: _, ...sealed }: SealsRow): string {
  return digestOf(sealed);
}

export function actorDigest({ actorSalt, actor }: EventsRow): string {
  return digestOf([actorSalt, actor]);
}

export function payloadDigest(event: EventsRow): string {
  return digestOf([event.salt, ...PAYLOAD.map((column) => event[column])]);
}

/** The digest over the ids of erased events, in their order. */
export function erasedDigest(): { add(event: string): void; value(): string } {
  const hash = createHash('sha256');
  return { add: (event) => void hash.update(event), value: () => hash.copy().digest('hex') };
}

function digestOf(value: Json): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex');
}
