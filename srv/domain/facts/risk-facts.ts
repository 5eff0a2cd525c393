import { type FactContent, inFour } from './fact-content.ts';

/** Disputes and credit. */
export const RISK_FACTS = {
  disputedAmount: {
    kind: 'amount',
    label: inFour('Disputed amount', 'Importe en disputa', 'Strittiger Betrag', 'Valor em disputa'),
    phrase: inFour(
      '{value} in dispute',
      '{value} en disputa',
      '{value} strittig',
      '{value} em disputa',
    ),
    source: 'Sum of disputed parts of items in open dispute cases.',
  },
  openDisputes: {
    kind: 'count',
    unit: 'cases',
    label: inFour('Open disputes', 'Disputas abiertas', 'Offene Klärungsfälle', 'Disputas abertas'),
    source: 'Number of open dispute cases with items of the customer.',
  },
  disputesToCollect: {
    kind: 'amount',
    label: inFour(
      'Disputed, to be collected',
      'En disputa, por cobrar',
      'Strittig, einzufordern',
      'Em disputa, a cobrar',
    ),
    phrase: inFour(
      '{value} in dispute, to be collected',
      '{value} en disputa, por cobrar',
      '{value} strittig, einzufordern',
      '{value} em disputa, a cobrar',
    ),
    source: 'Disputed amount of cases whose reason is marked as to be collected all the same.',
  },
  daysSinceDisputeRejected: {
    kind: 'days',
    label: inFour(
      'Days since a dispute was decided as owed',
      'Días desde que se resolvió que lo disputado se debe',
      'Tage seit Klärungsfall als geschuldet entschieden',
      'Dias desde que a disputa foi decidida como devida',
    ),
    phrase: inFour(
      'Dispute decided as owed {value} ago',
      'Disputa resuelta como debida hace {value}',
      'Klärungsfall als geschuldet entschieden: {value} her',
      'Disputa decidida como devida há {value}',
    ),
    today: inFour(
      'Dispute decided as owed today',
      'Disputa resuelta hoy como debida',
      'Klärungsfall heute als geschuldet entschieden',
      'Disputa decidida hoje como devida',
    ),
    source:
      "Days since a dispute of the segment was last decided as not justified, or justified in part only; unknown once none of the case's items is open.",
  },
  riskClass: {
    kind: 'code',
    label: inFour('Credit risk class', 'Clase de riesgo', 'Risikoklasse', 'Classe de risco'),
    source: 'Risk class of the credit profile.',
  },
  creditLimitUse: {
    kind: 'ratio',
    label: inFour(
      'Credit limit use',
      'Uso del límite de crédito',
      'Kreditlimitauslastung',
      'Uso do limite de crédito',
    ),
    phrase: inFour(
      '{value} of the credit limit used',
      '{value} del límite de crédito usado',
      '{value} des Kreditlimits genutzt',
      '{value} do limite de crédito usado',
    ),
    source:
      'Exposure of the contracts by the limit of the first credit segment, rounded down; unknown without a limit.',
  },
  creditLimitExceeded: {
    kind: 'flag',
    label: inFour(
      'Credit limit exceeded',
      'Límite de crédito excedido',
      'Kreditlimit überschritten',
      'Limite de crédito excedido',
    ),
    source: 'Whether that exposure is above that limit; unknown without a limit.',
  },
  creditScore: {
    kind: 'count',
    unit: 'points',
    label: inFour(
      'Credit score',
      'Puntuación de crédito',
      'Bonitätspunkte',
      'Pontuação de crédito',
    ),
    source: 'Score of the credit profile, where it is a whole number.',
  },
  isInsolvent: {
    kind: 'flag',
    label: inFour('Insolvent', 'Insolvente', 'Insolvent', 'Insolvente'),
    source: 'Whether the credit standing says bankrupt, or an exclusion for insolvency is valid.',
  },
} as const satisfies Record<string, FactContent>;
