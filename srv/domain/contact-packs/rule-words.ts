import type { CapRule, ContactRule, HoursRule } from '../contact-pack.ts';
import type { Language, LocalizedText } from '../language.ts';
import type { StoredContactRule } from './stored-pack.ts';

/** What codes are called in the reader's language. */
export interface RuleNames {
  readonly language: Language;
  readonly nameOf: (of: 'channel' | 'reason' | 'relation' | 'calendar', code: string) => string;
}

const SENTENCES: Readonly<Record<string, LocalizedText>> = {
  hours: {
    en: 'Only {list}, by the customer’s clock.',
    es: 'Solo {list}, según la hora del cliente.',
    de: 'Nur {list}, nach der Uhr des Kunden.',
    pt: 'Só {list}, pelo relógio do cliente.',
  },
  calendar: {
    en: 'Not on public holidays of {list}.',
    es: 'No en los días festivos de {list}.',
    de: 'Nicht an Feiertagen von {list}.',
    pt: 'Não nos feriados de {list}.',
  },
  'closed-days': {
    en: 'Not on {list} days that are named one by one.',
    es: 'No en {list} días indicados uno por uno.',
    de: 'Nicht an {list} einzeln genannten Tagen.',
    pt: 'Não em {list} dias indicados um a um.',
  },
  cooldown: {
    en: 'Not within {list} days of a conversation {per}.',
    es: 'No en los {list} días siguientes a una conversación {per}.',
    de: 'Nicht innerhalb von {list} Tagen nach einem Gespräch {per}.',
    pt: 'Não nos {list} dias seguintes a uma conversa {per}.',
  },
  consent: {
    en: 'Only with the customer’s consent.',
    es: 'Solo con el consentimiento del cliente.',
    de: 'Nur mit Einwilligung des Kunden.',
    pt: 'Só com o consentimento do cliente.',
  },
  'channel-closed': { en: 'Never.', es: 'Nunca.', de: 'Nie.', pt: 'Nunca.' },
  relation: {
    en: 'Never with: {list}.',
    es: 'Nunca con: {list}.',
    de: 'Nie mit: {list}.',
    pt: 'Nunca com: {list}.',
  },
  exclusion: {
    en: 'Nobody excluded for: {list}.',
    es: 'Nadie excluido por: {list}.',
    de: 'Niemand mit Ausschluss wegen: {list}.',
    pt: 'Ninguém excluído por: {list}.',
  },
  'no-contact-until': {
    en: 'Not before the day that was agreed with the customer.',
    es: 'No antes del día acordado con el cliente.',
    de: 'Nicht vor dem Tag, der mit dem Kunden vereinbart ist.',
    pt: 'Não antes do dia combinado com o cliente.',
  },
  cap: {
    en: 'At most {list} {period} {per}; {counts}.',
    es: 'Como máximo {list} {period} {per}; {counts}.',
    de: 'Höchstens {list} {period} {per}; {counts}.',
    pt: 'No máximo {list} {period} {per}; {counts}.',
  },
};

const PERIODS: Readonly<Record<CapRule['period']['unit'], LocalizedText>> = {
  day: { en: 'a day', es: 'al día', de: 'am Tag', pt: 'por dia' },
  week: {
    en: 'a week (from Monday)',
    es: 'por semana (desde el lunes)',
    de: 'pro Woche (ab Montag)',
    pt: 'por semana (a partir de segunda-feira)',
  },
  'rolling-days': {
    en: 'in {days} days',
    es: 'en {days} días',
    de: 'in {days} Tagen',
    pt: 'em {days} dias',
  },
};

const PER: Readonly<Record<CapRule['per'], LocalizedText>> = {
  person: {
    en: 'with a person',
    es: 'con una persona',
    de: 'mit einer Person',
    pt: 'com uma pessoa',
  },
  debt: {
    en: 'about a debt',
    es: 'sobre una deuda',
    de: 'zu einer Schuld',
    pt: 'sobre uma dívida',
  },
  channel: { en: 'on a channel', es: 'por un canal', de: 'auf einem Kanal', pt: 'por um canal' },
};

const COUNTS: Readonly<Record<CapRule['countsAs'], LocalizedText>> = {
  attempt: {
    en: 'every attempt counts',
    es: 'cuenta cada intento',
    de: 'jeder Versuch zählt',
    pt: 'conta cada tentativa',
  },
  answered: {
    en: 'what is answered counts',
    es: 'cuenta lo que se contesta',
    de: 'was angenommen wird, zählt',
    pt: 'conta o que é atendido',
  },
  'two-way': {
    en: 'conversations count',
    es: 'cuentan las conversaciones',
    de: 'Gespräche zählen',
    pt: 'contam as conversas',
  },
};

const INBOUND: LocalizedText = {
  en: ', and what the customer begins',
  es: ', también lo que inicia el cliente',
  de: ', auch was der Kunde beginnt',
  pt: ', também o que o cliente inicia',
};

const CONTACTS = {
  one: { en: '1 contact', es: '1 contacto', de: '1 Kontakt', pt: '1 contato' },
  many: { en: '{n} contacts', es: '{n} contactos', de: '{n} Kontakte', pt: '{n} contatos' },
} as const;

/**
 * A rule of contact as a sentence.
 * @example 'By Phone and SMS: Only Mon–Fri 08:00–20:00 and Sat 09:00–16:00, by the customer’s clock.'
 */
export function contactRuleWords(rule: StoredContactRule | ContactRule, names: RuleNames): string {
  const { language, nameOf } = names;
  const said = sentenceOf(rule, names);
  if (!rule.channels) return said;
  const channels = listed(
    rule.channels.map((code) => nameOf('channel', code)),
    language,
  );
  return `${channels}: ${said}`;
}

function sentenceOf(rule: StoredContactRule | ContactRule, names: RuleNames): string {
  const { language, nameOf } = names;
  const say = (key: string, list = '') =>
    (SENTENCES[key]?.[language] ?? key).replace('{list}', () => list);
  switch (rule.kind) {
    case 'hours':
      return say('hours', hoursWords(rule, language));
    case 'closed-days': {
      const calendar = 'calendar' in rule ? rule.calendar : undefined;
      if (calendar) return say('calendar', nameOf('calendar', calendar));
      return say('closed-days', String(rule.days?.length ?? 0));
    }
    case 'cap':
      return capWords(rule, say('cap', contactsWords(rule.limit, language)), language);
    case 'cooldown':
      return say('cooldown', String(rule.days)).replace('{per}', PER[rule.per][language]);
    case 'relation':
      return say('relation', rule.blocked.map((code) => nameOf('relation', code)).join(', '));
    case 'exclusion':
      return say('exclusion', rule.reasons.map((code) => nameOf('reason', code)).join(', '));
    default:
      return say(rule.kind);
  }
}

function contactsWords(limit: number, language: Language): string {
  return limit === 1
    ? CONTACTS.one[language]
    : CONTACTS.many[language].replace('{n}', String(limit));
}

function capWords(
  { period, per, countsAs, countsInbound }: CapRule,
  pattern: string,
  language: Language,
) {
  const days = period.unit === 'rolling-days' ? period.days : 0;
  return pattern
    .replace('{period}', PERIODS[period.unit][language].replace('{days}', String(days)))
    .replace('{per}', PER[per][language])
    .replace('{counts}', COUNTS[countsAs][language] + (countsInbound ? INBOUND[language] : ''));
}

function hoursWords({ windows }: HoursRule, language: Language): string {
  return listed(
    windows.map(({ weekdays, from, to }) => `${weekdaysWords(weekdays, language)} ${from}–${to}`),
    language,
  );
}

/** Days that follow each other from the first to the last: 'Mon–Fri', 'Mon, Wed'. */
function weekdaysWords(weekdays: readonly number[], language: Language): string {
  const runs: number[][] = [];
  for (const day of weekdays.toSorted()) {
    const run = runs.at(-1);
    if (run && run.at(-1) === day - 1) run.push(day);
    else runs.push([day]);
  }
  const words = runs.flatMap((run) => {
    const names = run.map((day) => weekdayName(day, language));
    return run.length > 2 ? `${names[0]}–${names.at(-1)}` : names;
  });
  return words.join(', ');
}

function weekdayName(weekday: number, language: Language): string {
  const monday = Date.UTC(2024, 0, 1);
  const format = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' });
  return format.format(monday + (weekday - 1) * 86_400_000).replace('.', '');
}

function listed(words: readonly string[], language: Language): string {
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(words);
}
