import { checkBeginning } from './check-validity.ts';
import { refuseFaulty } from './refuse-faulty.ts';
import { type Asker, forbidden, type VersionRow } from './request.ts';
import { recordDecision } from './version-decision.ts';
import { changeStatus } from './version-status.ts';

/** Puts a proposal into force, by another than who proposed it (FOUR_EYES). */
export async function activate(asker: Asker, version: VersionRow): Promise<void> {
  const { db, user, now } = asker;
  const columns = { activatedAt: now, activatedBy: user };
  await changeStatus(asker, version, { from: 'proposed', to: 'active', columns });
  const { proposedBy, validFrom, validTo } = version;
  if (proposedBy === user) throw forbidden('FOUR_EYES', { user });
  // The catalogue or the calendar may have moved on since it was proposed.
  await checkBeginning(db, version, validFrom ?? '');
  await refuseFaulty(db, version);
  await recordDecision(asker, version, 'version-activated', { proposedBy, validFrom, validTo });
}
