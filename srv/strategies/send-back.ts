import type { Asker } from '../requests/asker.ts';
import { changeStatus } from './change-status.ts';
import type { DraftKind, DraftRow } from './draft-kind.ts';
import { recordDecision } from './record-decision.ts';

/** Makes a proposal a draft again, which can be changed. */
export async function sendBack<Row extends DraftRow>(
  asker: Asker,
  kind: DraftKind<Row>,
  row: Row,
  { reason }: { readonly reason: string },
): Promise<void> {
  const emptied = ['proposedAt', 'proposedBy', ...kind.proposed];
  const columns = Object.fromEntries(emptied.map((name) => [name, null]));
  await changeStatus(asker, kind, row, { from: 'proposed', to: 'draft', columns });
  const { proposedBy } = row;
  await recordDecision(asker, kind, row, {
    decision: 'sent-back',
    details: { proposedBy },
    reason,
  });
}
