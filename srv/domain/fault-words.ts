import type { Language, LocalizedText } from './language.ts';
import { operationWords } from './operation-words.ts';

/** Why an operation waits for a person though the ERP did not refuse it, as the integration desk says it. */
const FAULT_WORDS: Readonly<Record<string, LocalizedText>> = {
  OPERATION_OBJECT_UNKNOWN: {
    en: 'the ERP has no object that it could change; give it up, or send what creates the object first',
    es: 'el ERP no tiene el objeto que debía cambiar; renuncie a ella o envíe antes lo que crea el objeto',
    de: 'das ERP hat das Objekt nicht, das zu ändern war; geben Sie auf, oder senden Sie zuerst, was es anlegt',
    pt: 'o ERP não tem o objeto que seria alterado; desista ou envie antes o que cria o objeto',
  },
  OPERATION_DONE_TWICE: {
    en: 'the ERP shows it more than once; take back all but one there, then confirm that one',
    es: 'el ERP la muestra más de una vez; deshaga allí todas menos una y confirme esa',
    de: 'das ERP zeigt es mehrfach; nehmen Sie dort alle bis auf eines zurück, und bestätigen Sie dieses',
    pt: 'o ERP a mostra mais de uma vez; desfaça lá todas menos uma e confirme essa',
  },
  OPERATION_NOT_SHOWN: {
    en: 'the ERP answered, but does not show it; look for it there, then confirm, retry or give up',
    es: 'el ERP respondió, pero no la muestra; búsquela allí y luego confirme, reintente o renuncie',
    de: 'das ERP hat geantwortet, zeigt es aber nicht; suchen Sie es dort, dann bestätigen, wiederholen oder aufgeben',
    pt: 'o ERP respondeu, mas não a mostra; procure-a lá e depois confirme, repita ou desista',
  },
  OPERATION_WINDOW_EXPIRED: {
    en: 'whether it happened can no longer be told from outside; look for it in the ERP before it is sent again',
    es: 'desde fuera ya no se sabe si ocurrió; búsquela en el ERP antes de enviarla de nuevo',
    de: 'ob es geschah, ist von außen nicht mehr zu erkennen; suchen Sie es im ERP, bevor es erneut gesendet wird',
    pt: 'de fora já não se sabe se aconteceu; procure-a no ERP antes de enviá-la de novo',
  },
  OPERATION_PAYLOAD_BROKEN: {
    en: 'its content cannot be read; give it up, and do it anew from the promise or contact it is about',
    es: 'su contenido no se puede leer; renuncie a ella y hágala de nuevo desde la promesa o el contacto',
    de: 'sein Inhalt ist nicht lesbar; geben Sie auf, und machen Sie es von der Zusage oder dem Kontakt aus neu',
    pt: 'seu conteúdo não pode ser lido; desista e faça de novo a partir da promessa ou do contato',
  },
  OPERATION_KIND_UNKNOWN: {
    en: 'this version of Saldo cannot send it; update Saldo, or give it up',
    es: 'esta versión de Saldo no puede enviarla; actualice Saldo o renuncie a ella',
    de: 'diese Version von Saldo kann es nicht senden; aktualisieren Sie Saldo, oder geben Sie auf',
    pt: 'esta versão do Saldo não pode enviá-la; atualize o Saldo ou desista',
  },
};

/**
 * The cause in words; null for a code that has none.
 * @example faultWords('promise-verdict', 'OPERATION_NOT_SHOWN', 'en') // 'Promise to pay: the ERP answered, but …'
 */
export function faultWords(kind: string, code: string | null, language: Language): string | null {
  const words = FAULT_WORDS[code ?? ''];
  return words ? `${operationWords(kind, language)}: ${words[language]}` : null;
}
