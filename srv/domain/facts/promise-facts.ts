import { type FactContent, inFour } from './fact-content.ts';

/** What the customer promised or agreed to, in this segment. */
export const PROMISE_FACTS = {
  openPromises: {
    kind: 'count',
    unit: 'promises',
    label: inFour(
      'Open promises',
      'Promesas abiertas',
      'Offene Zahlungszusagen',
      'Promessas abertas',
    ),
    source: 'Number of promises to pay with status open.',
  },
  promisedAmount: {
    kind: 'amount',
    label: inFour('Promised amount', 'Importe prometido', 'Zugesagter Betrag', 'Valor prometido'),
    phrase: inFour(
      '{value} promised',
      '{value} prometidos',
      '{value} zugesagt',
      '{value} prometidos',
    ),
    source: 'Sum of promises to pay with status open.',
  },
  keptPromises: {
    kind: 'count',
    unit: 'promises',
    label: inFour(
      'Kept promises',
      'Promesas cumplidas',
      'Eingehaltene Zusagen',
      'Promessas cumpridas',
    ),
    source: 'Number of promises judged as kept, or kept with accepted variances.',
  },
  brokenPromises: {
    kind: 'count',
    unit: 'promises',
    label: inFour(
      'Broken promises',
      'Promesas incumplidas',
      'Gebrochene Zusagen',
      'Promessas quebradas',
    ),
    source: 'Number of promises judged as not kept.',
  },
  daysSinceBrokenPromise: {
    kind: 'days',
    label: inFour(
      'Days since broken promise',
      'Días desde la promesa incumplida',
      'Tage seit gebrochener Zusage',
      'Dias desde a promessa quebrada',
    ),
    phrase: inFour(
      'Promise broken {value} ago',
      'Promesa incumplida hace {value}',
      'Gebrochene Zusage {value} her',
      'Promessa quebrada há {value}',
    ),
    today: inFour(
      'Promise broken today',
      'Promesa incumplida hoy',
      'Zusage heute gebrochen',
      'Promessa quebrada hoje',
    ),
    source: 'Days since the latest promise was judged as not kept.',
  },
  promiseKeepingRate: {
    kind: 'ratio',
    label: inFour(
      'Promises kept, rate',
      'Tasa de promesas cumplidas',
      'Quote eingehaltener Zusagen',
      'Taxa de promessas cumpridas',
    ),
    phrase: inFour(
      'Keeps {value} of promises',
      'Cumple el {value} de las promesas',
      'Hält {value} der Zusagen',
      'Cumpre {value} das promessas',
    ),
    source: 'Kept promises by kept and broken ones; unknown while none is judged.',
  },
  promisedShareOfOverdue: {
    kind: 'ratio',
    label: inFour(
      'Promised share of overdue',
      'Parte prometida de lo vencido',
      'Zugesagter Anteil des Überfälligen',
      'Parcela prometida do vencido',
    ),
    phrase: inFour(
      '{value} of the overdue promised',
      '{value} de lo vencido prometido',
      '{value} des Überfälligen zugesagt',
      '{value} do vencido prometido',
    ),
    source: 'Promised amount by overdue total; unknown when nothing is overdue.',
  },
  hasInstalmentPlan: {
    kind: 'flag',
    label: inFour(
      'Has an instalment plan',
      'Tiene plan de cuotas',
      'Hat Ratenplan',
      'Tem plano de parcelas',
    ),
    source: 'Whether an instalment plan is active.',
  },
  instalmentPlanState: {
    kind: 'code',
    label: inFour('Instalment plan', 'Plan de cuotas', 'Ratenplan', 'Plano de parcelas'),
    source:
      'active with an active instalment plan; else broken when one was deactivated; else none.',
  },
} as const satisfies Record<string, FactContent>;
