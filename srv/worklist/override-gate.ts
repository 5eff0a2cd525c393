import { randomUUID } from 'node:crypto';
import { appendEvent } from '../audit/append-event.ts';
import { refusingRules } from '../domain/contact-gate.ts';
import type { ContactRule } from '../domain/contact-pack.ts';
import type { Instant, IsoDate } from '../domain/iso-date.ts';
import { gateOverridesTable } from '../platform/tables.ts';
import type { Limits } from '../requests/limits.ts';
import { conflict, forbidden } from '../requests/refusal.ts';
import { gateCase, packName } from './contact-gate.ts';
import { hasOverrideRight, overriddenRules, overrideMinutes } from './gate-overrides.ts';
import { takeHold } from './hold.ts';
import { checkChannel } from './log-contact.ts';
import { recordAction } from './record-action.ts';
import { segmentDay } from './segment-day.ts';
import type { Visit } from './visit.ts';

/** Which channel is to be opened in spite of the rules, and why. */
export interface OverrideInput {
  readonly channel: string;
  readonly reason: string;
}

/** What the user is beside an agent. */
export interface Authority extends Limits {
  readonly isSupervisor: boolean;
}

interface Granted {
  readonly rules: readonly ContactRule[];
  readonly pack: string;
  readonly expiresAt: Instant;
}

/**
 * Opens a channel that the gate keeps closed, for as long as the segment's data say: for supervisors
 * and who has the right. All rules that refuse now must be of kinds that may be overridden.
 * OVERRIDE_FORBIDDEN (403), OVERRIDE_NOT_NEEDED, OVERRIDE_IMPOSSIBLE.
 */
export async function overrideGate(
  visit: Visit,
  input: OverrideInput,
  authority: Authority,
): Promise<void> {
  const { channel, reason } = input;
  await checkChannel(visit.db, channel);
  const today = await segmentDay(visit, visit.now);
  if (!(await mayOverride(visit, authority, today))) throw forbidden('OVERRIDE_FORBIDDEN');
  await takeHold(visit);
  const granted = await grant(visit, channel, today);
  await insertOverrides(visit, channel, reason, granted);
  await recordAction(visit, { cause: 'override', about: channel, note: reason });
  await auditOverride(visit, channel, reason, granted);
}

/** A supervisor of the customer's segment and group, or who the data name. */
export async function mayOverride(
  { db, agent, position }: Visit,
  { isSupervisor, segments, groups }: Authority,
  today: IsoDate,
): Promise<boolean> {
  const { segment, collectionGroup } = position;
  const isMySegment = !segments || segments.includes(segment);
  const isMyGroup = !groups || groups.includes(collectionGroup ?? '');
  if (isSupervisor && isMySegment && isMyGroup) return true;
  return hasOverrideRight(db, segment, agent, today);
}

async function grant(visit: Visit, channel: string, today: IsoDate): Promise<Granted> {
  const { db, now, position } = visit;
  const { request, pack, history } = await gateCase(visit, channel);
  if (!pack) throw conflict('OVERRIDE_IMPOSSIBLE', { rule: 'no-pack', source: position.segment });
  const open = await overriddenRules(visit, channel, now);
  const rules = refusingRules(request, pack, history).filter(({ id }) => !open.includes(id));
  if (rules.length === 0) throw conflict('OVERRIDE_NOT_NEEDED');
  const kinds = rules.map(({ kind }) => kind);
  const minutes = await overrideMinutes(db, position.segment, kinds, today);
  const never = rules.find(({ kind }) => !minutes.has(kind));
  if (never) throw conflict('OVERRIDE_IMPOSSIBLE', { rule: never.id, source: never.source });
  const shortest = Math.min(...minutes.values());
  const expiresAt = new Date(Date.parse(now) + shortest * 60_000).toISOString();
  return { rules, pack: packName(pack), expiresAt };
}

async function insertOverrides(
  { db, agent, now, position }: Visit,
  channel: string,
  reason: string,
  { rules, pack, expiresAt }: Granted,
): Promise<void> {
  const { source, partner, segment } = position;
  const what = { source, partner, segment, channel, pack, reason };
  const who = { grantedBy: agent, grantedAt: now, expiresAt };
  await db.insert(
    gateOverridesTable,
    rules.map(({ id: rule, kind: ruleKind, source: ruleSource }) => {
      return { ID: randomUUID(), ...what, rule, ruleKind, ruleSource, ...who };
    }),
  );
}

function auditOverride(
  { db, agent, now, position }: Visit,
  channel: string,
  reason: string,
  { rules, pack, expiresAt }: Granted,
): Promise<void> {
  const { run, source, partner, segment } = position;
  const overridden = rules.map(({ id, source: ruleSource }) => ({ rule: id, source: ruleSource }));
  return appendEvent(db, {
    occurredAt: now,
    actor: agent,
    decision: 'gate-overridden',
    objectType: 'position',
    objectKey: `${run}/${source}/${partner}`,
    source,
    partner,
    reason,
    ruleVersion: pack,
    details: { segment, channel, overridden, expiresAt },
  });
}
