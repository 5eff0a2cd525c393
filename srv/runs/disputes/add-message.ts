import { randomUUID } from 'node:crypto';
import type { Instant } from '../../domain/iso-date.ts';
import { requestDisputeNote } from '../../erp/write-back/requests/disputes.ts';
import type { Database } from '../../platform/database.ts';
import { caseMessagesTable } from '../../platform/tables.ts';

/** What was written or said about a case. */
export interface CaseMessage {
  /** Of the case: its id here. */
  readonly dispute: string;
  /** The ERP's key of the case, once it has given one. */
  readonly erpKey: string | null;
  readonly source: string;
  readonly partner: string;
  readonly segment: string;
  readonly direction: string;
  readonly channel: string | null;
  readonly text: string;
  readonly user: string;
  readonly now: Instant;
}

/** Keeps a message with the case, and as a note of the ERP's case. */
export async function addMessage(db: Database, message: CaseMessage): Promise<void> {
  const { dispute, erpKey, source, partner, segment, ...said } = message;
  const { direction, channel, text, user, now } = said;
  const noteId = randomUUID();
  const written = { direction, channel, text, writtenAt: now, writtenBy: user };
  await db.insert(caseMessagesTable, [{ ID: noteId, dispute, source, partner, ...written }]);
  const note = { caseId: dispute, partner, noteId, text, ...(erpKey && { erpKey }) };
  await requestDisputeNote(db, note, { source, segment, user, now });
}
