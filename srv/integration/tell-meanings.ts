import type cds from '@sap/cds';
import { refusalMeaning } from '../domain/operation-words.ts';
import { languageOf } from '../requests/language-of.ts';
import { textOf } from '../requests/text-of.ts';
import { readWhatIsNeeded } from '../requests/told-columns.ts';

interface Message {
  readonly erpErrorCode?: string;
  readonly refusal?: string | null;
  meaning?: string;
}

/** Messages of the ERP are read with what they mean in words, or that nobody has said it yet. */
export function tellMeanings(service: cds.Service): void {
  service.before('READ', 'ErpMessages', ({ query }) => {
    readWhatIsNeeded(query, { told: 'meaning', from: ['refusal'] });
  });
  service.after('READ', 'ErpMessages', (result: unknown, request: cds.Request) => {
    const language = languageOf(request.locale);
    for (const message of [result].flat() as Message[]) {
      if (message?.refusal === undefined) continue;
      message.meaning = message.refusal
        ? refusalMeaning(message.refusal, language)
        : textOf('MEANING_NOT_SAID', language);
    }
  });
}
