import { wrapperCreate } from './wrapper-create.ts';

/** A contact as it is put into an operation. */
export interface ContactNotePayload {
  readonly contactId: string;
  readonly partner: string;
  readonly startedAt: string;
  readonly channel: string;
  readonly direction: string;
  readonly result: string;
  readonly note: string;
}

/** The contract's channels, where they are named otherwise than ours in capitals. */
const CHANNELS: Readonly<Record<string, string>> = { whatsapp: 'CHAT' };

/** Writes the note of a contact (BCONT with text). */
export const contactNote = wrapperCreate<ContactNotePayload>({
  entity: 'ContactNote',
  erpKey: 'ContactNote',
  touchesLedger: false,
  body: (contact) => ({
    BusinessPartner: contact.partner,
    ContactDateTime: contact.startedAt,
    ContactChannel: CHANNELS[contact.channel] ?? contact.channel.toUpperCase(),
    ContactDirection: contact.direction === 'inbound' ? 'I' : 'O',
    ContactResult: contact.result,
    NoteText: contact.note,
  }),
});
