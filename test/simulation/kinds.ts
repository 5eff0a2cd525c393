import type { SentTwice } from '../../srv/erp/write-back/operation-kind.ts';
import { contactNote } from '../../srv/erp/write-back/operation-kinds/contact-note.ts';
import type { Honours } from './erp/erp-objects.ts';

const SENT_TWICE: Readonly<Record<Honours, SentTwice>> = {
  'operation-id': 'one-effect',
  repeatability: 'one-effect-in-window',
  neither: 'two-effects',
};

/**
 * Tells write-back what the ERP honours when it takes notes. Promises and disputes are what they are;
 * no kind relies on repeatability alone so far, and a bank's own service may.
 */
export function declareNotes(honours: Honours): void {
  Object.assign(contactNote, { sentTwice: SENT_TWICE[honours] });
}
