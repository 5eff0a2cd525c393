import { type FactContent, inFour } from './fact-content.ts';

/** What locks hold up: those of the ERP on items and contract accounts, and those set in Saldo. */
export const LOCK_FACTS = {
  hasDunningLock: {
    kind: 'flag',
    label: inFour(
      'Has a dunning lock',
      'Tiene bloqueo de reclamación',
      'Hat Mahnsperre',
      'Tem bloqueio de cobrança',
    ),
    source:
      'Whether a dunning lock (process 01) on an open item, or on a contract account with one, is valid on the key date.',
  },
  dunningLockedAmount: {
    kind: 'amount',
    label: inFour(
      'Under dunning lock',
      'Con bloqueo de reclamación',
      'Unter Mahnsperre',
      'Sob bloqueio de cobrança',
    ),
    phrase: inFour(
      '{value} under dunning lock',
      '{value} con bloqueo de reclamación',
      '{value} unter Mahnsperre',
      '{value} sob bloqueio de cobrança',
    ),
    source: 'Sum of collectible open items, due or not, that a valid dunning lock covers.',
  },
  dunningLockReason: {
    kind: 'code',
    label: inFour(
      'Reason of the dunning lock',
      'Motivo del bloqueo de reclamación',
      'Mahnsperrgrund',
      'Motivo do bloqueio de cobrança',
    ),
    source: 'Reason (LOCKR) of the dunning lock that lasts longest; unknown without one.',
  },
  dunningLockDaysLeft: {
    kind: 'days',
    label: inFour(
      'Days left of the dunning lock',
      'Días restantes del bloqueo de reclamación',
      'Resttage der Mahnsperre',
      'Dias restantes do bloqueio de cobrança',
    ),
    phrase: inFour(
      'Dunning lock for another {value}',
      'Bloqueo de reclamación durante {value} más',
      'Mahnsperre noch {value}',
      'Bloqueio de cobrança por mais {value}',
    ),
    source:
      'Days until the longest dunning lock is over, 1 on its last day; 9,999 when it has no end, unknown without a lock.',
  },
  paymentLockedAmount: {
    kind: 'amount',
    label: inFour(
      'Locked for incoming payment',
      'Bloqueado para cobro',
      'Für Zahlungseingang gesperrt',
      'Bloqueado para recebimento',
    ),
    phrase: inFour(
      '{value} locked for incoming payment',
      '{value} bloqueados para cobro',
      '{value} für Zahlungseingang gesperrt',
      '{value} bloqueados para recebimento',
    ),
    source:
      'Sum of collectible open items that a valid lock of incoming payments (process 02 or 10) covers: no debit takes them.',
  },
  paymentLockReason: {
    kind: 'code',
    label: inFour(
      'Reason of the payment lock',
      'Motivo del bloqueo de cobro',
      'Zahlsperrgrund',
      'Motivo do bloqueio de recebimento',
    ),
    source:
      'Reason (LOCKR) of the lock of incoming payments that lasts longest; unknown without one.',
  },
  hasPayoutLock: {
    kind: 'flag',
    label: inFour(
      'Outgoing payments locked',
      'Pagos salientes bloqueados',
      'Zahlungsausgang gesperrt',
      'Pagamentos bloqueados',
    ),
    source:
      'Whether a lock of outgoing payments (process 03 or 10) is valid: credits are not paid out.',
  },
  hasContactLock: {
    kind: 'flag',
    label: inFour('Contact locked', 'Contacto bloqueado', 'Kontakt gesperrt', 'Contato bloqueado'),
    source:
      'Whether a lock that forbids contact (ContactLocks), or a block of contact set in Saldo, is valid on the key date.',
  },
  contactLockDaysLeft: {
    kind: 'days',
    label: inFour(
      'Days left of the contact lock',
      'Días restantes del bloqueo de contacto',
      'Resttage der Kontaktsperre',
      'Dias restantes do bloqueio de contato',
    ),
    phrase: inFour(
      'Contact locked for another {value}',
      'Contacto bloqueado durante {value} más',
      'Kontakt noch {value} gesperrt',
      'Contato bloqueado por mais {value}',
    ),
    source:
      'Days until contact is no longer locked, 1 on the last day; 9,999 when the lock has no end, unknown without one.',
  },
} as const satisfies Record<string, FactContent>;
