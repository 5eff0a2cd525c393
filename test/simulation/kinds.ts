import type { SentTwice } from '../../srv/erp/write-back/operation-kind.ts';
import { contactNote } from '../../srv/erp/write-back/operation-kinds/contact-note.ts';
import type { Honours } from './erp/erp-objects.ts';

const SENT_TWICE: Readonly<Record<Honours, SentTwice>> = {
  'operation-id': 'one-effect',
  repeatability: 'two-effects',
  neither: 'two-effects',
};

/**
 * Tells write-back what the ERP's service honours when it takes notes; promises and disputes are what
 * they are. That a gateway knows request ids is told to the senders.
 */
export function declareNotes(honours: Honours): void {
  Object.assign(contactNote, { sentTwice: SENT_TWICE[honours] });
}
