import { type FactContent, inFour } from './fact-content.ts';

/** When and how the customer was contacted, in any segment, and when to come back. */
export const CONTACT_FACTS = {
  daysSinceContact: {
    kind: 'days',
    label: inFour(
      'Days since last contact',
      'Días desde el último contacto',
      'Tage seit letztem Kontakt',
      'Dias desde o último contato',
    ),
    phrase: inFour(
      'Last contact {value} ago',
      'Último contacto hace {value}',
      'Letzter Kontakt {value} her',
      'Último contato há {value}',
    ),
    today: inFour(
      'Last contact today',
      'Último contacto hoy',
      'Letzter Kontakt heute',
      'Último contato hoje',
    ),
    source: 'Days since the latest contact or attempt, by the local date of the person contacted.',
  },
  daysSinceRightPartyContact: {
    kind: 'days',
    label: inFour(
      'Days since the customer was reached',
      'Días desde que se localizó al cliente',
      'Tage seit Kunde erreicht wurde',
      'Dias desde que o cliente foi localizado',
    ),
    phrase: inFour(
      'Customer last reached {value} ago',
      'Cliente localizado por última vez hace {value}',
      'Kunde zuletzt erreicht: {value} her',
      'Cliente localizado pela última vez há {value}',
    ),
    today: inFour(
      'Customer reached today',
      'Cliente localizado hoy',
      'Kunde heute erreicht',
      'Cliente localizado hoje',
    ),
    source: 'Days since the customer in person was last reached.',
  },
  unsuccessfulAttempts: {
    kind: 'count',
    unit: 'contacts',
    label: inFour(
      'Attempts since last reached',
      'Intentos sin localizar',
      'Versuche ohne Erfolg',
      'Tentativas sem sucesso',
    ),
    source: 'Number of contacts since then that reached nobody.',
  },
  resubmissionDue: {
    kind: 'flag',
    label: inFour(
      'Resubmission due',
      'Reprogramación vencida',
      'Wiedervorlage fällig',
      'Retorno agendado vencido',
    ),
    source: 'Whether an open resubmission of the segment is due on or before the key date.',
  },
  noContactUntil: {
    kind: 'flag',
    label: inFour(
      'No contact for now',
      'Sin contacto por ahora',
      'Derzeit kein Kontakt',
      'Sem contato por enquanto',
    ),
    source: 'Whether an open resubmission keeps everybody off beyond the key date.',
  },
} as const satisfies Record<string, FactContent>;
