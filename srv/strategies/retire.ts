import type { Asker } from '../requests/asker.ts';
import { changeStatus } from './change-status.ts';
import type { DraftKind, DraftRow } from './draft-kind.ts';
import { recordDecision } from './record-decision.ts';

/** Takes what is active out of force; what it decided is still explained by it. */
export async function retire<Row extends DraftRow>(
  asker: Asker,
  kind: DraftKind<Row>,
  row: Row,
  { reason }: { readonly reason?: string | null },
): Promise<void> {
  const columns = { retiredAt: asker.now, retiredBy: asker.user };
  await changeStatus(asker, kind, row, { from: 'active', to: 'retired', columns });
  await recordDecision(asker, kind, row, { decision: 'retired', reason: reason ?? '' });
}
