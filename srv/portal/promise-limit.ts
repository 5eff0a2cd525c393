import { conflict } from '../requests/refusal.ts';
import type { Visit } from '../worklist/visit.ts';
import { portalSettings } from './settings.ts';

/** The most that a debtor may promise, in the segment's currency. PORTAL_PROMISES_OFF (409) where the bank sets none. */
export async function promiseLimitOf({
  db,
  position,
}: Visit): Promise<{ readonly amount: string; readonly currency: string }> {
  const [segment] = await db.query<{ currency: string }>(
    'SELECT currency FROM saldo_organization_Segments WHERE segment = ?',
    [position.segment],
  );
  const currency = segment?.currency ?? '';
  const amount = portalSettings().promiseLimits[currency];
  if (amount === undefined) throw conflict('PORTAL_PROMISES_OFF');
  return { amount, currency };
}
