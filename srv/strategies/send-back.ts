import type { Asker, VersionRow } from './request.ts';
import { recordDecision } from './version-decision.ts';
import { changeStatus } from './version-status.ts';

/** Makes a proposal a draft again, which can be changed. */
export async function sendBack(
  asker: Asker,
  version: VersionRow,
  { reason }: { readonly reason: string },
): Promise<void> {
  const columns = { validFrom: null, validTo: null, proposedAt: null, proposedBy: null };
  await changeStatus(asker, version, { from: 'proposed', to: 'draft', columns });
  const { proposedBy } = version;
  await recordDecision(asker, version, 'version-sent-back', { proposedBy }, reason);
}
