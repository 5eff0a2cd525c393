import { badRequest } from '../requests/refusal.ts';
import { addMessage } from '../runs/disputes/add-message.ts';
import { auditCase, type DeskWork, erpKeyOf } from './case-of.ts';
import { requireCode } from './code-lists.ts';

export interface MessageInput {
  readonly direction: string;
  readonly channel?: string | null;
  readonly text: string;
}

const DIRECTIONS = ['inbound', 'outbound', 'internal'];

/** Takes down what came from the customer or went to them; the ERP's case gets it as a note. DISPUTE_DIRECTION_UNKNOWN, CHANNEL_UNKNOWN. */
export async function writeMessage(
  work: DeskWork,
  { direction, channel = null, text }: MessageInput,
): Promise<void> {
  if (!DIRECTIONS.includes(direction)) {
    throw badRequest('DISPUTE_DIRECTION_UNKNOWN', 'direction', { value: direction });
  }
  const { db, user, now, dispute } = work;
  if (channel !== null) await requireCode(db, 'Channels', channel, 'channel');
  const { id, source, partner, segment } = dispute;
  const erpKey = erpKeyOf(dispute).erpKey ?? null;
  const about = { dispute: id, erpKey, source, partner, segment };
  await addMessage(db, { ...about, direction, channel, text, user, now });
  await auditCase(work, 'dispute-message', '', { direction, channel });
}
