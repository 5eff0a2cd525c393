import type { IsoDate } from './iso-date.ts';
import type { Language, LocalizedText } from './language.ts';
import { CAUSE_WORDS } from './position-change-words.ts';

/** What happened with a customer; what code, about and figure mean depends on kind and ref. */
export interface TimelineEntry {
  readonly kind: string;
  readonly code: string | null;
  readonly about: string | null;
  /** Which of the things of its kind: paid or returned, set or lifted. */
  readonly ref: string | null;
  readonly figure: number | null;
  readonly untilOn: IsoDate | null;
  readonly who: string | null;
  readonly note: string | null;
}

/** The name of a code in a list; null for a code that has none. */
export type NameOf = (list: string, code: string) => string | null;

/** A kind of entry: its words, and the lists that name its code, about and ref. */
interface Wording {
  readonly words: LocalizedText;
  readonly code?: string;
  readonly about?: string;
  readonly ref?: string;
}

const same = (text: string): LocalizedText => ({ en: text, es: text, de: text, pt: text });

const WORDINGS: Readonly<Record<string, Wording>> = {
  contact: {
    words: same('{about}, {ref}: {code}'),
    code: 'result',
    about: 'channel',
    ref: 'direction',
  },
  resubmission: {
    words: {
      en: 'Come back on {untilOn}',
      es: 'Nueva gestión el {untilOn}',
      de: 'Wiedervorlage am {untilOn}',
      pt: 'Nova abordagem em {untilOn}',
    },
  },
  'block/set': {
    words: {
      en: '{about} until {untilOn}: {code}',
      es: '{about} hasta el {untilOn}: {code}',
      de: '{about} bis {untilOn}: {code}',
      pt: '{about} até {untilOn}: {code}',
    },
    code: 'block-reason',
    about: 'block-kind',
  },
  'block/lifted': {
    words: {
      en: 'Lifted: {about}',
      es: 'Levantado: {about}',
      de: 'Aufgehoben: {about}',
      pt: 'Retirado: {about}',
    },
    about: 'block-kind',
  },
  'promise/given': {
    words: {
      en: 'Promise to pay given; now: {about}',
      es: 'Promesa de pago; ahora: {about}',
      de: 'Zahlungszusage gegeben; jetzt: {about}',
      pt: 'Promessa de pagamento; agora: {about}',
    },
    about: 'promise-status',
  },
  'promise/judged': {
    words: {
      en: 'Promise judged: {about}, {figure} % fulfilled',
      es: 'Promesa evaluada: {about}, cumplida al {figure} %',
      de: 'Zusage bewertet: {about}, zu {figure} % erfüllt',
      pt: 'Promessa avaliada: {about}, {figure} % cumprida',
    },
    about: 'promise-status',
  },
  'plan/agreed': {
    words: {
      en: 'Payment plan ({code}): {figure} instalments until {untilOn}',
      es: 'Plan de pagos ({code}): {figure} cuotas hasta el {untilOn}',
      de: 'Ratenplan ({code}): {figure} Raten bis {untilOn}',
      pt: 'Plano de pagamento ({code}): {figure} parcelas até {untilOn}',
    },
    code: 'plan-kind',
  },
  'plan/broken': {
    words: {
      en: 'Payment plan broken ({code})',
      es: 'Plan de pagos incumplido ({code})',
      de: 'Ratenplan gebrochen ({code})',
      pt: 'Plano de pagamento rompido ({code})',
    },
    code: 'plan-kind',
  },
  'dispute/opened': {
    words: {
      en: 'Dispute {about} opened: {code}',
      es: 'Disputa {about} abierta: {code}',
      de: 'Klärungsfall {about} eröffnet: {code}',
      pt: 'Disputa {about} aberta: {code}',
    },
    code: 'dispute-reason',
  },
  'dispute/closed': {
    words: {
      en: 'Dispute {about} closed',
      es: 'Disputa {about} cerrada',
      de: 'Klärungsfall {about} geschlossen',
      pt: 'Disputa {about} encerrada',
    },
  },
  'payment/paid': {
    words: {
      en: 'Payment, document {about}',
      es: 'Pago, documento {about}',
      de: 'Zahlung, Beleg {about}',
      pt: 'Pagamento, documento {about}',
    },
  },
  'payment/returned': {
    words: {
      en: 'Payment returned, document {about}',
      es: 'Pago devuelto, documento {about}',
      de: 'Rückläufer, Beleg {about}',
      pt: 'Pagamento devolvido, documento {about}',
    },
  },
  'payment/cleared': {
    words: {
      en: 'Cleared by document {about}, items: {figure}',
      es: 'Compensado con el documento {about}, partidas: {figure}',
      de: 'Ausgeglichen mit Beleg {about}, Posten: {figure}',
      pt: 'Compensado pelo documento {about}, partidas: {figure}',
    },
  },
  'letter/dunning': {
    words: {
      en: 'Dunning notice, level {figure}, account {about}',
      es: 'Reclamación, nivel {figure}, cuenta {about}',
      de: 'Mahnung, Stufe {figure}, Konto {about}',
      pt: 'Notificação de cobrança, nível {figure}, conta {about}',
    },
  },
  'hold/customer-opened': {
    words: {
      en: 'Opened and held',
      es: 'Abierto y reservado',
      de: 'Geöffnet und gehalten',
      pt: 'Aberto e reservado',
    },
  },
  'hold/customer-released': {
    words: { en: 'Released', es: 'Liberado', de: 'Freigegeben', pt: 'Liberado' },
  },
  'hold/call-taken': {
    words: {
      en: 'Call taken over',
      es: 'Llamada atendida',
      de: 'Anruf übernommen',
      pt: 'Chamada atendida',
    },
  },
  'move/list': {
    words: {
      en: 'Moved on the list to place {figure}: {code}',
      es: 'Movido en la lista al lugar {figure}: {code}',
      de: 'In der Liste auf Platz {figure} verschoben: {code}',
      pt: 'Movido na lista para o lugar {figure}: {code}',
    },
    code: 'place',
  },
  'move/owner': {
    words: {
      en: 'Handed from {about} to {who}: {code}',
      es: 'Pasó de {about} a {who}: {code}',
      de: 'Von {about} an {who} übergeben: {code}',
      pt: 'Passou de {about} para {who}: {code}',
    },
    code: 'move-cause',
    about: 'agent',
  },
  'event/status': { words: same('{code}: {about}'), about: 'position-status' },
  'event/valuation': {
    words: {
      en: '{code}: valuation now {figure} %',
      es: '{code}: valoración ahora {figure} %',
      de: '{code}: Bewertung jetzt {figure} %',
      pt: '{code}: avaliação agora {figure} %',
    },
  },
};

/** What nobody has a name for. */
const NOTHING = '–';

/** What happened, as people say it, and what was written to it. */
export function timelineWords(entry: TimelineEntry, nameOf: NameOf, language: Language): string {
  const wording = wordingOf(entry);
  if (!wording) return [entry.kind, entry.note].filter(Boolean).join(' · ');
  const named = (list: string | undefined, code: string | null) =>
    code === null || code === '' ? NOTHING : ((list && nameOf(list, code)) ?? code);
  const values: Readonly<Record<string, string>> = {
    code: entry.kind === 'event' ? causeOf(entry, language) : named(wording.code, entry.code),
    about: named(wording.about, entry.about),
    ref: named(wording.ref, entry.ref),
    who: named('agent', entry.who),
    figure: entry.figure === null ? NOTHING : String(entry.figure),
    untilOn: entry.untilOn === null ? NOTHING : dayIn(entry.untilOn, language),
  };
  const words = wording.words[language].replaceAll(/\{(\w+)\}/g, (_, name) => values[name] ?? '');
  return [words, entry.note].filter(Boolean).join(' · ');
}

function wordingOf(entry: TimelineEntry): Wording | undefined {
  return WORDINGS[entry.kind] ?? WORDINGS[`${entry.kind}/${detailOf(entry)}`];
}

function detailOf({ kind, ref, about, figure }: TimelineEntry): string | null {
  if (kind === 'event') return figure === null ? 'status' : 'valuation';
  return kind === 'hold' ? about : ref;
}

function causeOf({ code }: TimelineEntry, language: Language): string {
  return CAUSE_WORDS[code ?? '']?.[language] ?? code ?? NOTHING;
}

function dayIn(day: IsoDate, language: Language): string {
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' });
  return format.format(new Date(`${day}T00:00:00Z`));
}
