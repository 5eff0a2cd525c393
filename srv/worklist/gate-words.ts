import type { Instant } from '../domain/iso-date.ts';
import type { Language } from '../domain/language.ts';
import { localTime } from '../domain/local-time.ts';
import type { Values } from '../requests/refusal.ts';
import type { GateAnswer } from './contact-gate.ts';
import { messageText } from './message-text.ts';

/** The gate's answer in the user's language: which rule, where it comes from, when it opens. */
export function gateWords(answer: GateAnswer, language: Language): string {
  const text = (key: string, values: Values) => messageText(key, language, values);
  const { pack, overridden } = answer;
  if (answer.allowed && overridden.length > 0) {
    return text('CONTACT_ALLOWED_OVERRIDDEN', { pack, rules: overridden.join(', ') });
  }
  if (answer.allowed) return text('CONTACT_ALLOWED', { pack });
  const refused = text(`CONTACT_REFUSED_${answer.kind}`, { source: answer.source ?? '' });
  if (!answer.opensAt) return `${refused} ${text('CONTACT_OPENS_NEVER', {})}`;
  const opens = timeThere(answer.opensAt, answer.timeZone, language);
  return `${refused} ${text('CONTACT_OPENS_AT', { opens })}`;
}

/** Day and time as the customer's clock shows them, written the user's way. */
function timeThere(instant: Instant, timeZone: string, language: Language): string {
  const { date, time } = localTime(instant, timeZone);
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'full', timeZone: 'UTC' });
  return `${day.format(new Date(`${date}T00:00:00Z`))}, ${time}`;
}
