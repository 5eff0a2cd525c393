import type { Asker } from '../requests/asker.ts';
import { forbidden } from '../requests/refusal.ts';
import { changeStatus } from './change-status.ts';
import type { DraftKind, DraftRow } from './draft-kind.ts';
import { recordDecision } from './record-decision.ts';

/** Puts a proposal into force, by another than who proposed it (FOUR_EYES). */
export async function activate<Row extends DraftRow>(
  asker: Asker,
  kind: DraftKind<Row>,
  row: Row,
): Promise<void> {
  const { user, now } = asker;
  const columns = { activatedAt: now, activatedBy: user };
  await changeStatus(asker, kind, row, { from: 'proposed', to: 'active', columns });
  refuseOwn(asker, row);
  // Catalogue, calendar and portfolio may have moved on since it was proposed.
  await kind.refuseUnfit(asker, row);
  const { proposedBy } = row;
  await recordDecision(asker, kind, row, { decision: 'activated', details: { proposedBy } });
}

/** Nobody decides on their own proposal (FOUR_EYES). */
export function refuseOwn({ user }: Asker, { proposedBy }: DraftRow): void {
  if (proposedBy === user) throw forbidden('FOUR_EYES', { user });
}
