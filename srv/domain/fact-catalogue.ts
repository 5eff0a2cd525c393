import type { LocalizedText } from './language.ts';

/**
 * How a fact is compared and shown. Amounts are minor units of the strategy's currency, ratios
 * hundredths of a percent, flags booleans, codes texts; the rest are whole numbers.
 */
export type FactKind = 'amount' | 'days' | 'count' | 'code' | 'flag' | 'ratio';

/** Null: nothing is known, for example days since a dunning that never was. */
export type FactValue = number | string | boolean | null;

/** Values in catalogue order; find one with `factIndex`. */
export type FactRow = readonly FactValue[];

/** What a fact may be asked with; the same for all rules of a strategy version. */
export interface FactParameters {
  /** Days an item may be overdue before `overdueBeyondTolerance` counts it. */
  readonly toleranceDays: number;
  /** How far ahead `dueSoonTotal` and `dueSoonCount` look, in days. */
  readonly dueSoonDays: number;
}

export interface FactDefinition {
  readonly id: string;
  readonly kind: FactKind;
  readonly label: LocalizedText;
  /** The parameters that change its value. */
  readonly parameters?: readonly (keyof FactParameters)[];
}

/** Everything a rule can ask of a customer. Append only: stored rows are read by position. */
export const FACT_CATALOGUE = [
  {
    id: 'overdueTotal',
    kind: 'amount',
    label: {
      en: 'Overdue total',
      es: 'Total vencido',
      de: 'Überfälliger Betrag',
      pt: 'Total vencido',
    },
  },
  {
    id: 'overdueBeyondTolerance',
    kind: 'amount',
    label: {
      en: 'Overdue beyond tolerance',
      es: 'Vencido tras la tolerancia',
      de: 'Überfällig nach Toleranz',
      pt: 'Vencido após a tolerância',
    },
    parameters: ['toleranceDays'],
  },
  {
    id: 'overdueNotPromised',
    kind: 'amount',
    label: {
      en: 'Overdue and not promised',
      es: 'Vencido sin promesa',
      de: 'Überfällig ohne Zusage',
      pt: 'Vencido sem promessa',
    },
  },
  {
    id: 'dueSoonTotal',
    kind: 'amount',
    label: {
      en: 'Due soon',
      es: 'Próximo a vencer',
      de: 'Demnächst fällig',
      pt: 'A vencer em breve',
    },
    parameters: ['dueSoonDays'],
  },
  {
    id: 'dueSoonCount',
    kind: 'count',
    label: {
      en: 'Items due soon',
      es: 'Partidas próximas a vencer',
      de: 'Demnächst fällige Posten',
      pt: 'Itens a vencer em breve',
    },
    parameters: ['dueSoonDays'],
  },
  {
    id: 'openTotal',
    kind: 'amount',
    label: { en: 'Open total', es: 'Total abierto', de: 'Offener Betrag', pt: 'Total em aberto' },
  },
  {
    id: 'largestItem',
    kind: 'amount',
    label: {
      en: 'Largest overdue item',
      es: 'Mayor partida vencida',
      de: 'Größter überfälliger Posten',
      pt: 'Maior item vencido',
    },
  },
  {
    id: 'overdueItemCount',
    kind: 'count',
    label: {
      en: 'Overdue items',
      es: 'Partidas vencidas',
      de: 'Überfällige Posten',
      pt: 'Itens vencidos',
    },
  },
  {
    id: 'oldestDaysOverdue',
    kind: 'days',
    label: {
      en: 'Oldest days overdue',
      es: 'Días de mora',
      de: 'Tage überfällig (ältester Posten)',
      pt: 'Dias em atraso',
    },
  },
  {
    id: 'averageDaysOverdue',
    kind: 'days',
    label: {
      en: 'Average days overdue',
      es: 'Promedio de días de mora',
      de: 'Durchschnittlich überfällige Tage',
      pt: 'Média de dias em atraso',
    },
  },
  {
    id: 'dunningLevel',
    kind: 'count',
    label: {
      en: 'Highest dunning level',
      es: 'Nivel máximo de reclamación',
      de: 'Höchste Mahnstufe',
      pt: 'Nível máximo de cobrança',
    },
  },
  {
    id: 'daysSinceDunning',
    kind: 'days',
    label: {
      en: 'Days since last dunning',
      es: 'Días desde la última reclamación',
      de: 'Tage seit letzter Mahnung',
      pt: 'Dias desde a última cobrança',
    },
  },
  {
    id: 'openPromises',
    kind: 'count',
    label: {
      en: 'Open promises',
      es: 'Promesas abiertas',
      de: 'Offene Zahlungszusagen',
      pt: 'Promessas abertas',
    },
  },
  {
    id: 'promisedAmount',
    kind: 'amount',
    label: {
      en: 'Promised amount',
      es: 'Importe prometido',
      de: 'Zugesagter Betrag',
      pt: 'Valor prometido',
    },
  },
  {
    id: 'keptPromises',
    kind: 'count',
    label: {
      en: 'Kept promises',
      es: 'Promesas cumplidas',
      de: 'Eingehaltene Zusagen',
      pt: 'Promessas cumpridas',
    },
  },
  {
    id: 'brokenPromises',
    kind: 'count',
    label: {
      en: 'Broken promises',
      es: 'Promesas incumplidas',
      de: 'Gebrochene Zusagen',
      pt: 'Promessas quebradas',
    },
  },
  {
    id: 'daysSinceBrokenPromise',
    kind: 'days',
    label: {
      en: 'Days since broken promise',
      es: 'Días desde la promesa incumplida',
      de: 'Tage seit gebrochener Zusage',
      pt: 'Dias desde a promessa quebrada',
    },
  },
  {
    id: 'daysSinceContact',
    kind: 'days',
    label: {
      en: 'Days since last contact',
      es: 'Días desde el último contacto',
      de: 'Tage seit letztem Kontakt',
      pt: 'Dias desde o último contato',
    },
  },
  {
    id: 'daysSinceRightPartyContact',
    kind: 'days',
    label: {
      en: 'Days since the customer was reached',
      es: 'Días desde que se localizó al cliente',
      de: 'Tage seit Kunde erreicht wurde',
      pt: 'Dias desde que o cliente foi localizado',
    },
  },
  {
    id: 'unsuccessfulAttempts',
    kind: 'count',
    label: {
      en: 'Attempts since last reached',
      es: 'Intentos sin localizar',
      de: 'Versuche ohne Erfolg',
      pt: 'Tentativas sem sucesso',
    },
  },
  {
    id: 'resubmissionDue',
    kind: 'flag',
    label: {
      en: 'Resubmission due',
      es: 'Reprogramación vencida',
      de: 'Wiedervorlage fällig',
      pt: 'Retorno agendado vencido',
    },
  },
  {
    id: 'noContactUntil',
    kind: 'flag',
    label: {
      en: 'No contact for now',
      es: 'Sin contacto por ahora',
      de: 'Derzeit kein Kontakt',
      pt: 'Sem contato por enquanto',
    },
  },
  {
    id: 'disputedAmount',
    kind: 'amount',
    label: {
      en: 'Disputed amount',
      es: 'Importe en disputa',
      de: 'Strittiger Betrag',
      pt: 'Valor em disputa',
    },
  },
  {
    id: 'riskClass',
    kind: 'code',
    label: {
      en: 'Credit risk class',
      es: 'Clase de riesgo',
      de: 'Risikoklasse',
      pt: 'Classe de risco',
    },
  },
  {
    id: 'creditLimitUse',
    kind: 'ratio',
    label: {
      en: 'Credit limit use',
      es: 'Uso del límite de crédito',
      de: 'Kreditlimitauslastung',
      pt: 'Uso do limite de crédito',
    },
  },
  {
    id: 'behaviour',
    kind: 'code',
    label: {
      en: 'Payment behaviour',
      es: 'Comportamiento de pago',
      de: 'Zahlungsverhalten',
      pt: 'Comportamento de pagamento',
    },
  },
  {
    id: 'averageDaysLate',
    kind: 'days',
    label: {
      en: 'Average days late',
      es: 'Promedio de días de retraso',
      de: 'Durchschnittlicher Zahlungsverzug',
      pt: 'Média de dias de atraso',
    },
  },
  {
    id: 'daysSincePayment',
    kind: 'days',
    label: {
      en: 'Days since last payment',
      es: 'Días desde el último pago',
      de: 'Tage seit letzter Zahlung',
      pt: 'Dias desde o último pagamento',
    },
  },
  {
    id: 'returnedDebits',
    kind: 'count',
    label: {
      en: 'Returned direct debits',
      es: 'Débitos devueltos',
      de: 'Rücklastschriften',
      pt: 'Débitos devolvidos',
    },
  },
  {
    id: 'hasInstalmentPlan',
    kind: 'flag',
    label: {
      en: 'Has an instalment plan',
      es: 'Tiene plan de cuotas',
      de: 'Hat Ratenplan',
      pt: 'Tem plano de parcelas',
    },
  },
  {
    id: 'hasGuarantor',
    kind: 'flag',
    label: { en: 'Has a guarantor', es: 'Tiene fiador', de: 'Hat Bürgen', pt: 'Tem fiador' },
  },
  {
    id: 'country',
    kind: 'code',
    label: { en: 'Country', es: 'País', de: 'Land', pt: 'País' },
  },
  {
    id: 'language',
    kind: 'code',
    label: { en: 'Language', es: 'Idioma', de: 'Sprache', pt: 'Idioma' },
  },
  {
    id: 'customerKind',
    kind: 'code',
    label: {
      en: 'Kind of customer',
      es: 'Tipo de cliente',
      de: 'Kundenart',
      pt: 'Tipo de cliente',
    },
  },
  {
    id: 'product',
    kind: 'code',
    label: { en: 'Product', es: 'Producto', de: 'Produkt', pt: 'Produto' },
  },
] as const satisfies readonly FactDefinition[];

export type FactId = (typeof FACT_CATALOGUE)[number]['id'];

/** Fact ids in the order of a row. */
export const FACT_IDS: readonly FactId[] = FACT_CATALOGUE.map((fact) => fact.id);

const indexes = new Map<string, number>(FACT_IDS.map((id, index) => [id, index]));

/** Position of a fact in every row. */
export function factIndex(id: FactId): number {
  return indexes.get(id) ?? -1;
}

/** The definition of a fact, or undefined when the catalogue does not know it. */
export function findFact(id: string): FactDefinition | undefined {
  return FACT_CATALOGUE[indexes.get(id) ?? -1];
}

/** A row with the named facts set and all others unknown; for tests and simulations. */
export function factRow(values: Partial<Record<FactId, FactValue>>): FactRow {
  return FACT_IDS.map((id) => values[id] ?? null);
}
