import type cds from '@sap/cds';
import { operationWords } from '../domain/operation-words.ts';
import { languageOf } from '../requests/language-of.ts';
import { readWhatIsNeeded } from '../requests/told-columns.ts';

interface ParkedRow {
  readonly kind?: string;
  what?: string;
  desk?: string | null;
}

/** Who may decide on what is parked, and where. */
const DESK = { roles: ['administrator', 'integration'], address: '/integration/' } as const;

/** Says what is parked in the user's language, and shows the way to who may decide on it. */
export function tellParked(service: cds.ApplicationService): void {
  service.before('READ', 'ParkedFigures', ({ query }) => {
    readWhatIsNeeded(query, { told: 'what', from: ['kind'] });
  });
  service.after('READ', 'ParkedFigures', (result, { user, locale }) => {
    const mayDecide = DESK.roles.some((role) => user.is(role));
    for (const row of [result].flat() as ParkedRow[]) {
      if (!row?.kind) continue;
      row.what = operationWords(row.kind, languageOf(locale));
      row.desk = mayDecide ? DESK.address : null;
    }
  });
}
