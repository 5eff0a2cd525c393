import { createdBy, type OfErpObject } from './created-object.ts';
import { wrapperCreate } from './wrapper-create.ts';

export interface DisputeNotePayload extends OfErpObject {
  readonly noteId: string;
  readonly text: string;
  readonly user: string;
}

/** Adds a note to a dispute case: the standard service takes none. */
export const disputeNote = wrapperCreate<DisputeNotePayload>({
  entity: 'DisputeCaseNote',
  erpKey: 'DisputeCaseNote',
  touchesLedger: false,
  erpObject: createdBy('dispute-create'),
  body: ({ text, user }, _scales, CaseUUID) => ({ CaseUUID, NoteText: text, CreatedByUser: user }),
});
