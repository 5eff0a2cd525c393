import type { Instant } from '../domain/iso-date.ts';
import type { Limits } from '../requests/limits.ts';
import type { Refusal } from '../requests/refusal.ts';
import { askGates, type GateAnswer } from './contact-gate.ts';
import { gateWords } from './gate-words.ts';
import { checkChannel } from './log-contact.ts';
import { messageText } from './message-text.ts';
import { openCustomer } from './open-customer.ts';
import type { MyPosition, Visit } from './visit.ts';

/** An open position of my lists, in their order. */
export interface Candidate extends MyPosition {
  readonly name: string;
  readonly heldBy: string | null;
  readonly heldUntil: Instant | null;
}

interface Skipped {
  readonly segment: string;
  readonly source: string;
  readonly partner: string;
  readonly name: string;
  readonly why: 'held' | 'gate';
  readonly text: string;
  readonly opensAt: Instant | null;
}

/** As `Visit`, before it is known whom; with the segments that the user is limited to. */
export type Agent = Omit<Visit, 'position'> & Pick<Limits, 'segments'>;

/**
 * Opens and holds the customer who comes after the one the agent holds now, in the order of the
 * lists and from their start again after the end: the first one whom nobody else works and the gate
 * lets contact on the channel. Who was passed over is told with why. What the agent held is let go.
 */
export async function nextCustomer(
  agent: Agent,
  candidates: readonly Candidate[],
  channel: string,
) {
  await checkChannel(agent.db, channel);
  const skipped: Skipped[] = [];
  const others = afterMine(candidates, agent.agent);
  const answerOf = await askGates(agent.db, others, { channel, instant: agent.now });
  for (const candidate of others) {
    const visit = { ...agent, position: candidate };
    const answer = answerOf(candidate);
    const reason = closedGate(visit, candidate, answer) ?? (await taken(visit, candidate));
    if (reason) {
      skipped.push(reason);
      continue;
    }
    await releaseOthers(visit);
    const { segment, source, partner, name } = candidate;
    return { segment, source, partner, name, heldUntil: await heldUntil(visit), skipped };
  }
  return { skipped };
}

/** The others, beginning behind the one held last; who is still held by the agent is not next. */
function afterMine(candidates: readonly Candidate[], agent: string): readonly Candidate[] {
  const isMine = ({ heldBy }: Candidate) => heldBy === agent;
  const last = candidates.findLastIndex(isMine);
  const turned = [...candidates.slice(last + 1), ...candidates.slice(0, last + 1)];
  return turned.filter((candidate) => !isMine(candidate));
}

function closedGate({ language }: Visit, candidate: Candidate, answer: GateAnswer): Skipped | null {
  if (answer.allowed) return null;
  const text = gateWords(answer, language);
  return { ...whom(candidate), why: 'gate', text, opensAt: answer.opensAt };
}

/** Takes the customer; who else has them where that is not possible. */
async function taken(visit: Visit, candidate: Candidate): Promise<Skipped | null> {
  try {
    await openCustomer(visit);
    return null;
  } catch (error) {
    const { code, args } = error as Refusal;
    if (code !== 'CUSTOMER_HELD') throw error;
    const text = messageText(code, visit.language, args);
    return { ...whom(candidate), why: 'held', text, opensAt: candidate.heldUntil };
  }
}

function whom({ segment, source, partner, name }: Candidate) {
  return { segment, source, partner, name };
}

function releaseOthers({ db, agent, position }: Visit): Promise<number> {
  return db.execute(
    'DELETE FROM saldo_worklists_Holds WHERE agent = ? AND NOT (source = ? AND partner = ?)',
    [agent, position.source, position.partner],
  );
}

async function heldUntil({ db, position }: Visit): Promise<Instant | null> {
  const [hold] = await db.query<{ expiresAt: Instant }>(
    'SELECT expiresAt AS "expiresAt" FROM saldo_worklists_Holds WHERE source = ? AND partner = ?',
    [position.source, position.partner],
  );
  return hold?.expiresAt ?? null;
}
