import { askGate, type GateAnswer } from './contact-gate.ts';
import { overrideMinutes } from './gate-overrides.ts';
import { gateWords } from './gate-words.ts';
import { checkChannel } from './log-contact.ts';
import { type Authority, mayOverride } from './override-gate.ts';
import { segmentDay } from './segment-day.ts';
import type { Visit } from './visit.ts';

/**
 * May the customer be contacted now by this channel? With rule, source and when it opens, and
 * whether this user may override the rule that refuses.
 */
export async function mayContact(
  visit: Visit,
  { channel }: { readonly channel: string },
  authority: Authority,
) {
  await checkChannel(visit.db, channel);
  const answer = await askGate(visit, channel);
  const { allowed, rule, source, opensAt, overridden } = answer;
  return {
    ...{ allowed, rule, source, opensAt },
    mayOverride: await isOverridable(visit, answer, authority),
    isOverridden: allowed && overridden.length > 0,
    text: gateWords(answer, visit.language),
  };
}

async function isOverridable(
  visit: Visit,
  { kind }: GateAnswer,
  authority: Authority,
): Promise<boolean> {
  if (kind === null || kind === 'no-pack') return false;
  const today = await segmentDay(visit, visit.now);
  const minutes = await overrideMinutes(visit.db, visit.position.segment, [kind], today);
  return minutes.size > 0 && mayOverride(visit, authority, today);
}
