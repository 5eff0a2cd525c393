import type { IsoDate } from './iso-date.ts';
import type { Language, LocalizedText } from './language.ts';

/** What is under way on an item, or what became of it; null or empty for what is not. */
export interface ItemTrace {
  readonly clearingStatus: string | null;
  readonly clearingDate: IsoDate | null;
  readonly clearingDocument: string | null;
  readonly promisedBy: IsoDate | null;
  /** What a promise that somebody else has to agree to waits for, as its code list names it. */
  readonly approval: string | null;
  /** How far what was promised or agreed is in the ERP, as its code list names it. */
  readonly operation: string | null;
  readonly planState: string | null;
  readonly caseNumber: string | null;
  readonly dunningLevel: number | null;
  readonly dunningLockUntil: IsoDate | null;
  readonly deferralDate: IsoDate | null;
  readonly agency: string | null;
  readonly agencySince: IsoDate | null;
}

const CLEARED = '9';
/** The ERP's last day: without an end. */
const NEVER = '9999-12-31';

const WORDS = {
  cleared: {
    en: 'Cleared on {day} by document {what}',
    es: 'Compensada el {day} con el documento {what}',
    de: 'Am {day} mit Beleg {what} ausgeglichen',
    pt: 'Compensada em {day} pelo documento {what}',
  },
  promised: {
    en: 'Promised by {day}',
    es: 'Prometida para el {day}',
    de: 'Zugesagt bis {day}',
    pt: 'Prometida até {day}',
  },
  approval: { en: '{what}', es: '{what}', de: '{what}', pt: '{what}' },
  plan: {
    en: 'In an agreement ({what})',
    es: 'En un acuerdo ({what})',
    de: 'In einer Vereinbarung ({what})',
    pt: 'Em um acordo ({what})',
  },
  operation: {
    en: 'in the ERP: {what}',
    es: 'en el ERP: {what}',
    de: 'im ERP: {what}',
    pt: 'no ERP: {what}',
  },
  dispute: {
    en: 'Disputed in case {what}',
    es: 'En disputa, caso {what}',
    de: 'Strittig in Fall {what}',
    pt: 'Em disputa, caso {what}',
  },
  deferred: {
    en: 'Deferred to {day}',
    es: 'Aplazada hasta el {day}',
    de: 'Gestundet bis {day}',
    pt: 'Adiada até {day}',
  },
  agency: {
    en: 'With agency {what} since {day}',
    es: 'Con la agencia {what} desde el {day}',
    de: 'Seit {day} bei der Agentur {what}',
    pt: 'Com a agência {what} desde {day}',
  },
  dunned: {
    en: 'Dunned to level {what}',
    es: 'Reclamada hasta el nivel {what}',
    de: 'Gemahnt bis Stufe {what}',
    pt: 'Cobrada até o nível {what}',
  },
  locked: {
    en: 'no dunning until {day}',
    es: 'sin reclamar hasta el {day}',
    de: 'Mahnsperre bis {day}',
    pt: 'sem cobrança até {day}',
  },
  lockedForGood: {
    en: 'no dunning until further notice',
    es: 'sin reclamar hasta nuevo aviso',
    de: 'Mahnsperre bis auf Weiteres',
    pt: 'sem cobrança até novo aviso',
  },
} as const satisfies Readonly<Record<string, LocalizedText>>;

type Part = readonly [
  words: keyof typeof WORDS,
  what: string | number | null,
  day?: IsoDate | null,
];

/**
 * The trace of an item in words, each state with its document, case or day: what is cleared tells by what, what is
 * open tells all that is under way. Empty for an item of which there is nothing to tell.
 */
export function itemTraceWords(trace: ItemTrace, language: Language): string {
  const parts = trace.clearingStatus === CLEARED ? clearedBy(trace) : underWay(trace);
  return parts.map((part) => told(part, language)).join(' · ');
}

function clearedBy({ clearingDate, clearingDocument }: ItemTrace): Part[] {
  return clearingDocument ? [['cleared', clearingDocument, clearingDate]] : [];
}

function underWay(trace: ItemTrace): Part[] {
  const { promisedBy, approval, planState, operation, caseNumber, deferralDate } = trace;
  const { dunningLevel, agency, agencySince, dunningLockUntil: lock } = trace;
  const parts: (Part | false)[] = [
    promisedBy !== null && ['promised', null, promisedBy],
    approval !== null && ['approval', approval],
    planState !== null && ['plan', planState],
    operation !== null && ['operation', operation],
    caseNumber !== null && ['dispute', caseNumber],
    deferralDate !== null && ['deferred', null, deferralDate],
    Boolean(agency) && ['agency', agency, agencySince],
    Boolean(dunningLevel) && ['dunned', dunningLevel],
    lock !== null && [lock === NEVER ? 'lockedForGood' : 'locked', null, lock],
  ];
  return parts.filter((part) => part !== false);
}

function told([words, what, day]: Part, language: Language): string {
  return WORDS[words][language]
    .replace('{what}', () => String(what ?? '–'))
    .replace('{day}', () => (day ? dayIn(day, language) : '–'));
}

function dayIn(day: IsoDate, language: Language): string {
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' });
  return format.format(new Date(`${day}T00:00:00Z`));
}
