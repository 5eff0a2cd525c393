import { askGate } from './contact-gate.ts';
import { gateWords } from './gate-words.ts';
import { checkChannel } from './log-contact.ts';
import type { Visit } from './visit.ts';

/** May the customer be contacted now by this channel? With rule, source and when it opens. */
export async function mayContact(visit: Visit, { channel }: { readonly channel: string }) {
  await checkChannel(visit.db, channel);
  const answer = await askGate(visit, channel);
  const { allowed, rule, source, opensAt } = answer;
  return { allowed, rule, source, opensAt, text: gateWords(answer, visit.language) };
}
