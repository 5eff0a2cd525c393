import type { LocalizedText } from './language.ts';

/** What made a position change, as people say it. */
export const CAUSE_WORDS: Readonly<Record<string, LocalizedText>> = {
  payment: { en: 'Payment', es: 'Pago', de: 'Zahlung', pt: 'Pagamento' },
  return: {
    en: 'Returned debit',
    es: 'Domiciliación devuelta',
    de: 'Rücklastschrift',
    pt: 'Débito devolvido',
  },
  promise: {
    en: 'Promise to pay',
    es: 'Promesa de pago',
    de: 'Zahlungszusage',
    pt: 'Promessa de pagamento',
  },
  dispute: { en: 'Dispute', es: 'Disputa', de: 'Klärungsfall', pt: 'Disputa' },
  contact: { en: 'Contact', es: 'Contacto', de: 'Kontakt', pt: 'Contato' },
  resubmission: {
    en: 'Resubmission',
    es: 'Nueva gestión',
    de: 'Wiedervorlage',
    pt: 'Nova abordagem',
  },
  dunning: { en: 'Dunning', es: 'Reclamación', de: 'Mahnung', pt: 'Cobrança' },
  credit: { en: 'Credit data', es: 'Datos de crédito', de: 'Kreditdaten', pt: 'Dados de crédito' },
  contract: { en: 'Contract', es: 'Contrato', de: 'Vertrag', pt: 'Contrato' },
  item: { en: 'Open item', es: 'Partida abierta', de: 'Offener Posten', pt: 'Partida em aberto' },
  plan: {
    en: 'Instalment plan',
    es: 'Plan de cuotas',
    de: 'Ratenplan',
    pt: 'Plano de parcelamento',
  },
  'write-off': { en: 'Write-off', es: 'Castigo', de: 'Ausbuchung', pt: 'Baixa' },
  lock: { en: 'Lock', es: 'Bloqueo', de: 'Sperre', pt: 'Bloqueio' },
  account: {
    en: 'Contract account',
    es: 'Cuenta de contrato',
    de: 'Vertragskonto',
    pt: 'Conta de contrato',
  },
  partner: {
    en: 'Customer data',
    es: 'Datos del cliente',
    de: 'Kundendaten',
    pt: 'Dados do cliente',
  },
  letter: {
    en: 'Letter to the customer',
    es: 'Carta al cliente',
    de: 'Brief an den Kunden',
    pt: 'Carta ao cliente',
  },
  document: {
    en: 'Document sent',
    es: 'Documento enviado',
    de: 'Dokument versendet',
    pt: 'Documento enviado',
  },
  'hand-over': {
    en: 'Handed over to',
    es: 'Traspasado a',
    de: 'Übergeben an',
    pt: 'Repassado a',
  },
  override: {
    en: 'Contact rules overridden',
    es: 'Reglas de contacto anuladas',
    de: 'Kontaktregeln übersteuert',
    pt: 'Regras de contato ignoradas',
  },
  'block-set': {
    en: 'Blocked',
    es: 'Bloqueado',
    de: 'Gesperrt',
    pt: 'Bloqueado',
  },
  'block-changed': {
    en: 'Block changed',
    es: 'Bloqueo cambiado',
    de: 'Sperre geändert',
    pt: 'Bloqueio alterado',
  },
  'block-lifted': {
    en: 'Block lifted',
    es: 'Bloqueo levantado',
    de: 'Sperre aufgehoben',
    pt: 'Bloqueio removido',
  },
  'promise-withdrawn': {
    en: 'Promise withdrawn',
    es: 'Promesa retirada',
    de: 'Zusage zurückgezogen',
    pt: 'Promessa retirada',
  },
  'promise-replaced': {
    en: 'Promise replaced, given on',
    es: 'Promesa reemplazada, dada el',
    de: 'Zusage ersetzt, gegeben am',
    pt: 'Promessa substituída, dada em',
  },
  'dispute-raised': {
    en: 'Dispute raised',
    es: 'Disputa abierta',
    de: 'Klärungsfall angelegt',
    pt: 'Disputa aberta',
  },
  'plan-agreed': {
    en: 'Payment agreement',
    es: 'Acuerdo de pago',
    de: 'Zahlungsvereinbarung',
    pt: 'Acordo de pagamento',
  },
  'plan-changed': {
    en: 'Payment agreement changed',
    es: 'Acuerdo de pago modificado',
    de: 'Zahlungsvereinbarung geändert',
    pt: 'Acordo de pagamento alterado',
  },
  'plan-withdrawn': {
    en: 'Payment agreement withdrawn',
    es: 'Acuerdo de pago retirado',
    de: 'Zahlungsvereinbarung zurückgezogen',
    pt: 'Acordo de pagamento retirado',
  },
  reassigned: {
    en: 'Given to',
    es: 'Asignado a',
    de: 'Vergeben an',
    pt: 'Repassado a',
  },
  'hold-released': {
    en: 'Freed by the supervisor, was with',
    es: 'Liberado por el supervisor, estaba con',
    de: 'Von der Teamleitung freigegeben, war bei',
    pt: 'Liberado pelo supervisor, estava com',
  },
  agency: { en: 'Agency', es: 'Agencia', de: 'Inkassobüro', pt: 'Agência' },
  erp: {
    en: 'Refused by the ERP',
    es: 'Rechazado por el ERP',
    de: 'Vom ERP abgelehnt',
    pt: 'Recusado pelo ERP',
  },
  agent: { en: 'Agent', es: 'Gestor', de: 'Bearbeiter', pt: 'Operador' },
  change: { en: 'Change', es: 'Cambio', de: 'Änderung', pt: 'Alteração' },
};

export const CAME_IN: LocalizedText = {
  en: 'came onto the list',
  es: 'entró en la lista',
  de: 'kam auf die Liste',
  pt: 'entrou na lista',
};

export const OPENED_AGAIN: LocalizedText = {
  en: 'opened again',
  es: 'reabierta',
  de: 'wieder offen',
  pt: 'reaberta',
};

export const CLOSED: LocalizedText = {
  en: 'closed',
  es: 'cerrada',
  de: 'geschlossen',
  pt: 'encerrada',
};

export const COMPLETED: LocalizedText = {
  en: 'completed',
  es: 'completada',
  de: 'erledigt',
  pt: 'concluída',
};

/** Before what was, of a position that is closed. */
export const BEFORE: LocalizedText = { en: 'before', es: 'antes', de: 'vorher', pt: 'antes' };

/** Before the reasons that hold since, and those that do not hold any more. */
export const NOW: LocalizedText = { en: 'now', es: 'ahora', de: 'jetzt', pt: 'agora' };
export const NO_LONGER: LocalizedText = {
  en: 'no longer',
  es: 'ya no',
  de: 'nicht mehr',
  pt: 'não mais',
};
