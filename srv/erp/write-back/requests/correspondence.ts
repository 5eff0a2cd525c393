import { SaldoError } from '../../../domain/errors.ts';
import type { IsoDate } from '../../../domain/iso-date.ts';
import type { Database } from '../../../platform/database.ts';
import type { CorrespondencePayload } from '../operation-kinds/correspondence-request.ts';
import { type Requester, request } from './requester.ts';

/** Has the ERP print or send a letter. */
export function requestLetter(db: Database, letter: CorrespondencePayload, requester: Requester) {
  const { partner, requestId: subject } = letter;
  return request(
    db,
    { kind: 'correspondence-request', partner, subject, payload: letter },
    requester,
  );
}

export interface DunningLetter extends CorrespondencePayload {
  /** FKKVKP-MAHNV of the account. */
  readonly procedure: string;
}

/**
 * Has the ERP print a dunning letter that Saldo decided on: only for procedures whose letters Saldo
 * sends on that day. DUNNING_SENT_BY_ERP otherwise: the customer would get two.
 */
export async function requestDunningLetter(
  db: Database,
  { procedure, ...letter }: DunningLetter,
  today: IsoDate,
  requester: Requester,
): Promise<string> {
  const sender = await dunningSender(db, requester.source, procedure, today);
  if (sender === 'saldo') return requestLetter(db, letter, requester);
  throw new SaldoError(
    'DUNNING_SENT_BY_ERP',
    `The ERP sends the letters of dunning procedure ${procedure}; make Saldo its sender first.`,
    { procedure },
  );
}

/** Who sends the letters of a dunning procedure on a day: the ERP where nothing says otherwise. */
export async function dunningSender(
  db: Database,
  source: string,
  procedure: string,
  day: IsoDate,
): Promise<'erp' | 'saldo'> {
  const [row] = await db.query<{ sender: string }>(
    `SELECT sender FROM saldo_agreements_DunningSenders
      WHERE source = ? AND "procedure" = ? AND validFrom <= ? AND (validTo IS NULL OR validTo >= ?)
      ORDER BY validFrom DESC LIMIT 1`,
    [source, procedure, day, day],
  );
  return row?.sender === 'saldo' ? 'saldo' : 'erp';
}
