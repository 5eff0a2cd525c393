import type { Language, LocalizedText } from './language.ts';

/** What Saldo writes to the ERP, as people say it; by the first part of a kind's name. */
const OBJECT_WORDS: Readonly<Record<string, LocalizedText>> = {
  promise: {
    en: 'Promise to pay',
    es: 'Promesa de pago',
    de: 'Zahlungszusage',
    pt: 'Promessa de pagamento',
  },
  contact: {
    en: 'Contact note',
    es: 'Nota de contacto',
    de: 'Kontaktnotiz',
    pt: 'Nota de contato',
  },
  dispute: { en: 'Dispute', es: 'Disputa', de: 'Klärungsfall', pt: 'Disputa' },
  plan: {
    en: 'Instalment plan',
    es: 'Plan de cuotas',
    de: 'Ratenplan',
    pt: 'Plano de parcelamento',
  },
  lock: { en: 'Lock', es: 'Bloqueo', de: 'Sperre', pt: 'Bloqueio' },
  correspondence: {
    en: 'Correspondence',
    es: 'Correspondencia',
    de: 'Korrespondenz',
    pt: 'Correspondência',
  },
  resubmission: {
    en: 'Resubmission',
    es: 'Nueva gestión',
    de: 'Wiedervorlage',
    pt: 'Nova abordagem',
  },
  worklist: {
    en: 'Worklist result',
    es: 'Resultado de la lista',
    de: 'Ergebnis der Arbeitsliste',
    pt: 'Resultado da lista',
  },
  agency: { en: 'Agency', es: 'Agencia', de: 'Inkassobüro', pt: 'Agência' },
  'write-off': {
    en: 'Write-off proposal',
    es: 'Propuesta de castigo',
    de: 'Ausbuchungsvorschlag',
    pt: 'Proposta de baixa',
  },
  refinancing: {
    en: 'Refinancing proposal',
    es: 'Propuesta de refinanciación',
    de: 'Umfinanzierungsvorschlag',
    pt: 'Proposta de refinanciamento',
  },
};

/** What the ERP's refusals mean, in the words of an agent; codes as in ErpMessages. */
const REFUSAL_WORDS: Readonly<Record<string, LocalizedText>> = {
  'item-cleared': {
    en: 'an item is already cleared: the customer has paid it, leave it out',
    es: 'una partida ya está compensada: el cliente la pagó, no la incluya',
    de: 'ein Posten ist schon ausgeglichen: der Kunde hat ihn bezahlt, lassen Sie ihn weg',
    pt: 'uma partida já está compensada: o cliente a pagou, não a inclua',
  },
  'item-in-promise': {
    en: 'an item stands in another promise: withdraw that one first, or leave the item out',
    es: 'una partida está en otra promesa: retire esa primero o no incluya la partida',
    de: 'ein Posten steht in einer anderen Zusage: ziehen Sie diese zuerst zurück oder lassen Sie ihn weg',
    pt: 'uma partida está em outra promessa: retire-a primeiro ou não inclua a partida',
  },
  'item-in-plan': {
    en: 'an item stands in an instalment plan: leave it out',
    es: 'una partida está en un plan de cuotas: no la incluya',
    de: 'ein Posten steht in einem Ratenplan: lassen Sie ihn weg',
    pt: 'uma partida está em um plano de parcelamento: não a inclua',
  },
  'item-taken': {
    en: 'an item stands in another promise, an instalment plan or a collective bill: leave it out',
    es: 'una partida está en otra promesa, un plan de cuotas o una factura colectiva: no la incluya',
    de: 'ein Posten steht in einer anderen Zusage, einem Ratenplan oder einer Sammelrechnung: lassen Sie ihn weg',
    pt: 'uma partida está em outra promessa, um plano de parcelamento ou uma fatura coletiva: não a inclua',
  },
  'item-unknown': {
    en: 'the ERP does not have one of the items for this customer: refresh the page and choose again',
    es: 'el ERP no tiene una de las partidas para este cliente: actualice la página y elija de nuevo',
    de: 'das ERP hat einen der Posten nicht bei diesem Kunden: laden Sie die Seite neu und wählen Sie erneut',
    pt: 'o ERP não tem uma das partidas para este cliente: atualize a página e escolha de novo',
  },
  'item-in-other-currency': {
    en: 'the items are in different currencies: agree on each currency by itself',
    es: 'las partidas están en monedas distintas: acuerde cada moneda por separado',
    de: 'die Posten haben verschiedene Währungen: vereinbaren Sie jede Währung für sich',
    pt: 'as partidas estão em moedas diferentes: combine cada moeda separadamente',
  },
  'amount-too-high': {
    en: 'more was agreed than is still open: the customer has paid a part meanwhile',
    es: 'se acordó más de lo que queda pendiente: el cliente pagó una parte entretanto',
    de: 'es wurde mehr vereinbart, als noch offen ist: der Kunde hat inzwischen einen Teil bezahlt',
    pt: 'foi combinado mais do que ainda está em aberto: o cliente pagou uma parte nesse meio-tempo',
  },
  'amounts-differ': {
    en: 'the amounts do not add up in the ERP: agree again on what is open now',
    es: 'los importes no cuadran en el ERP: acuerde de nuevo sobre lo pendiente ahora',
    de: 'die Beträge gehen im ERP nicht auf: vereinbaren Sie neu über das, was jetzt offen ist',
    pt: 'os valores não fecham no ERP: combine de novo sobre o que está em aberto agora',
  },
  'promise-closed': {
    en: 'the promise is already closed in the ERP',
    es: 'la promesa ya está cerrada en el ERP',
    de: 'die Zusage ist im ERP schon abgeschlossen',
    pt: 'a promessa já está encerrada no ERP',
  },
  'item-in-dispute': {
    en: 'an item stands in another dispute case: add what is new to that one',
    es: 'una partida está en otro caso de disputa: añada allí lo nuevo',
    de: 'ein Posten steht in einem anderen Klärungsfall: ergänzen Sie dort, was neu ist',
    pt: 'uma partida está em outro caso de disputa: acrescente ali o que é novo',
  },
  'dispute-closed': {
    en: 'the dispute case is already closed in the ERP',
    es: 'el caso de disputa ya está cerrado en el ERP',
    de: 'der Klärungsfall ist im ERP schon abgeschlossen',
    pt: 'o caso de disputa já está encerrado no ERP',
  },
  'plan-ended': {
    en: 'the instalment plan does not hold any more in the ERP',
    es: 'el plan de cuotas ya no está vigente en el ERP',
    de: 'der Ratenplan gilt im ERP nicht mehr',
    pt: 'o plano de parcelamento já não vale no ERP',
  },
  'item-with-agency': {
    en: 'an item is with a collection agency: recall it first',
    es: 'una partida está en una agencia de cobro: retírela primero',
    de: 'ein Posten liegt bei einem Inkassobüro: rufen Sie ihn zuerst zurück',
    pt: 'uma partida está com uma agência de cobrança: recolha-a primeiro',
  },
  'agency-recalled': {
    en: 'the items are no longer with the agency',
    es: 'las partidas ya no están en la agencia',
    de: 'die Posten liegen nicht mehr beim Inkassobüro',
    pt: 'as partidas já não estão com a agência',
  },
  'lock-exists': {
    en: 'the ERP already has such a lock',
    es: 'el ERP ya tiene ese bloqueo',
    de: 'das ERP hat eine solche Sperre bereits',
    pt: 'o ERP já tem esse bloqueio',
  },
  other: {
    en: 'the ERP refused it; the integration desk is looking into it',
    es: 'el ERP lo rechazó; el equipo de integración lo está revisando',
    de: 'das ERP hat es abgelehnt; das Integrationsteam kümmert sich darum',
    pt: 'o ERP recusou; a equipe de integração está verificando',
  },
};

const ANY_OBJECT: LocalizedText = {
  en: 'Change in the ERP',
  es: 'Cambio en el ERP',
  de: 'Änderung im ERP',
  pt: 'Alteração no ERP',
};

/** The codes a refusal can have. */
export const REFUSALS: readonly string[] = Object.keys(REFUSAL_WORDS);

/** @example refusalWords('promise-create', 'item-cleared', 'en') // 'Promise to pay: an item is …' */
export function refusalWords(kind: string, refusal: string, language: Language): string {
  const words = REFUSAL_WORDS[refusal] ?? REFUSAL_WORDS.other;
  return `${operationWords(kind, language)}: ${words?.[language] ?? refusal}`;
}

/** The same where it stands by itself: 'An item is already cleared: …'; the code where there are no words for it. */
export function refusalMeaning(refusal: string, language: Language): string {
  const words = REFUSAL_WORDS[refusal]?.[language] ?? refusal;
  return words.charAt(0).toLocaleUpperCase(language) + words.slice(1);
}

/** What kind of object an operation is about. */
export function operationWords(kind: string, language: Language): string {
  const object = Object.keys(OBJECT_WORDS).find((name) => kind.startsWith(name));
  return (OBJECT_WORDS[object ?? ''] ?? ANY_OBJECT)[language];
}
