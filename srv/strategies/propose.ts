import type { IsoDate } from '../domain/iso-date.ts';
import type { SqlValue } from '../platform/database.ts';
import type { Asker } from '../requests/asker.ts';
import { changeStatus } from './change-status.ts';
import { checkDays } from './check-validity.ts';
import type { DraftKind, DraftRow } from './draft-kind.ts';
import { recordDecision } from './record-decision.ts';

/** From when to when something shall be valid. */
export interface ProposalInput {
  readonly validFrom: IsoDate;
  readonly validTo?: IsoDate | null;
}

/** What is valid from a day. */
export interface DatedRow extends DraftRow {
  readonly validFrom: IsoDate | null;
  readonly validTo: IsoDate | null;
}

/** Puts a draft without faults before a second pair of eyes. */
export async function propose<Row extends DraftRow>(
  asker: Asker,
  kind: DraftKind<Row>,
  row: Row,
  says: Readonly<Record<string, SqlValue>> = {},
): Promise<void> {
  const columns = { ...says, proposedAt: asker.now, proposedBy: asker.user };
  await changeStatus(asker, kind, row, { from: 'draft', to: 'proposed', columns });
  await kind.refuseUnfit(asker, { ...row, ...says });
  await recordDecision(asker, kind, row, { decision: 'proposed', details: says as never });
}

/** As above, with the days from and to which it shall be valid. */
export function proposeFrom<Row extends DatedRow>(
  asker: Asker,
  kind: DraftKind<Row>,
  row: Row,
  { validFrom, validTo = null }: ProposalInput,
): Promise<void> {
  checkDays(validFrom, validTo);
  return propose(asker, kind, row, { validFrom, validTo });
}
