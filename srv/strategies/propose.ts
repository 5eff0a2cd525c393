import type { IsoDate } from '../domain/iso-date.ts';
import { checkBeginning, checkDays } from './check-validity.ts';
import { refuseFaulty } from './refuse-faulty.ts';
import type { Asker, VersionRow } from './request.ts';
import { recordDecision } from './version-decision.ts';
import { changeStatus } from './version-status.ts';

/** From when to when a version shall be valid. */
export interface ProposalInput {
  readonly validFrom: IsoDate;
  readonly validTo?: IsoDate | null;
}

/** Puts a draft without faults before a second pair of eyes. */
export async function propose(
  asker: Asker,
  version: VersionRow,
  { validFrom, validTo = null }: ProposalInput,
): Promise<void> {
  checkDays(validFrom, validTo);
  const { db, user, now } = asker;
  const columns = { validFrom, validTo, proposedAt: now, proposedBy: user };
  await changeStatus(asker, version, { from: 'draft', to: 'proposed', columns });
  await checkBeginning(db, version, validFrom);
  await refuseFaulty(db, version);
  await recordDecision(asker, version, 'version-proposed', { validFrom, validTo });
}
