import type { IsoDate } from '../../../domain/iso-date.ts';
import type { Database } from '../../../platform/database.ts';
import { enqueueOperations } from '../enqueue-operation.ts';
import type { CorrespondencePayload } from '../operation-kinds/correspondence-request.ts';
import { operationOf, type Requester } from './requester.ts';

/**
 * Has the ERP print or send letters; answers with their operations in the same order. The caller has
 * the turn of who sends letters to these customers.
 */
export function requestLetters(
  db: Database,
  letters: readonly CorrespondencePayload[],
  requester: Requester,
): Promise<string[]> {
  const operations = letters.map((letter) => {
    const { partner, requestId: subject } = letter;
    const about = { kind: 'correspondence-request', partner, subject } as const;
    return operationOf({ ...about, payload: letter }, requester);
  });
  return enqueueOperations(db, operations);
}

/**
 * The dunning procedures (FKKVKP-MAHNV) whose letters Saldo sends on a day: the ERP sends all others,
 * and where nothing is said.
 */
export async function proceduresOfSaldo(
  db: Database,
  source: string,
  day: IsoDate,
): Promise<string[]> {
  const rows = await db.query<{ code: string; sender: string }>(
    `SELECT "procedure" AS code, sender FROM saldo_agreements_DunningSenders
      WHERE source = ? AND validFrom <= ? AND (validTo IS NULL OR validTo >= ?)
      ORDER BY validFrom`,
    [source, day, day],
  );
  const senders = new Map(rows.map(({ code, sender }) => [code, sender]));
  return [...senders].flatMap(([code, sender]) => (sender === 'saldo' ? code : []));
}
