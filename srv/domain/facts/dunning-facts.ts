import { type FactContent, inFour } from './fact-content.ts';

/** How the customer was dunned. Notices older than the oldest debt still owed are settled and do not count. */
export const DUNNING_FACTS = {
  dunningLevel: {
    kind: 'count',
    unit: 'level',
    label: inFour(
      'Highest dunning level',
      'Nivel máximo de reclamación',
      'Höchste Mahnstufe',
      'Nível máximo de cobrança',
    ),
    source: 'Highest level of dunning notices that are not settled; 0 without one.',
  },
  daysSinceDunning: {
    kind: 'days',
    label: inFour(
      'Days since last dunning',
      'Días desde la última reclamación',
      'Tage seit letzter Mahnung',
      'Dias desde a última cobrança',
    ),
    phrase: inFour(
      'Last dunned {value} ago',
      'Última reclamación hace {value}',
      'Letzte Mahnung {value} her',
      'Última cobrança há {value}',
    ),
    today: inFour('Dunned today', 'Reclamación de hoy', 'Heute gemahnt', 'Cobrança de hoje'),
    source: 'Days since the latest dunning notice that is not settled.',
  },
  dunnedAmount: {
    kind: 'amount',
    label: inFour(
      'Dunned amount',
      'Importe reclamado',
      'Gemahnter Betrag',
      'Valor cobrado por carta',
    ),
    phrase: inFour(
      '{value} dunned',
      '{value} reclamados',
      '{value} gemahnt',
      '{value} cobrados por carta',
    ),
    source: 'Sum of the latest notice of each contract account that is not settled.',
  },
  daysWithoutReaction: {
    kind: 'days',
    label: inFour(
      'Days without reaction to dunning',
      'Días sin reacción a la reclamación',
      'Tage ohne Reaktion auf die Mahnung',
      'Dias sem reação à cobrança',
    ),
    phrase: inFour(
      'No reaction to dunning for {value}',
      'Sin reacción a la reclamación desde hace {value}',
      'Keine Reaktion auf die Mahnung seit: {value}',
      'Sem reação à cobrança há {value}',
    ),
    source:
      'Days since the latest dunning notice that is not settled, unknown once the customer paid, was reached in person or promised on or after its day.',
  },
  legalDunning: {
    kind: 'flag',
    label: inFour(
      'In legal dunning',
      'En reclamación judicial',
      'Im gerichtlichen Mahnverfahren',
      'Em cobrança judicial',
    ),
    source:
      'Whether a notice that is not settled has a procedure and level marked as legal dunning.',
  },
} as const satisfies Record<string, FactContent>;
