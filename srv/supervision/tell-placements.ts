import type cds from '@sap/cds';
import type { Language } from '../domain/language.ts';
import { refusalWords } from '../domain/operation-words.ts';
import { languageOf } from '../requests/language-of.ts';
import { readWhatIsNeeded } from '../requests/told-columns.ts';

interface SubmissionRow {
  readonly refusal?: string | null;
  readonly recallRefusal?: string | null;
  refusedText?: string | null;
}

/** Says in the user's language what the ERP has against a submission or its recall. */
export function tellPlacements(service: cds.ApplicationService): void {
  service.before('READ', 'AgencySubmissions', ({ query }) => {
    readWhatIsNeeded(query, { told: 'refusedText', from: ['refusal', 'recallRefusal'] });
  });
  service.after('READ', 'AgencySubmissions', (result, { locale }) => {
    for (const row of [result].flat() as SubmissionRow[]) {
      if (row && 'refusal' in row) row.refusedText = refusedText(row, languageOf(locale));
    }
  });
}

/** The recall is the newer one. */
function refusedText({ refusal, recallRefusal }: SubmissionRow, language: Language): string | null {
  if (recallRefusal) return refusalWords('agency-recall', recallRefusal, language);
  return refusal ? refusalWords('agency-submit', refusal, language) : null;
}
