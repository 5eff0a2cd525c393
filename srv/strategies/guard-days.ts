import cds from '@sap/cds';
import type { IsoDate } from '../domain/iso-date.ts';
import { badRequest, conflict } from '../worklist/refusal.ts';

/** A set of rows that are valid together from a day: part of its key. */
export interface DatedSet {
  readonly segment?: string;
  readonly validFrom: IsoDate;
}

/**
 * What published lists were made with is never changed: refuses writes to rows valid from a day
 * that a list was made for, or before (IN_USE). A change is a new set from a later day. Tells
 * which sets are touched.
 */
export async function guardDays(request: cds.Request): Promise<readonly DatedSet[]> {
  const touched = [...namedSets(request), ...(await storedSets(request))];
  if (touched.length === 0) throw badRequest('VALID_FROM_MISSING', 'validFrom');
  for (const set of touched) await refuseUsed(set);
  return touched;
}

function namedSets({ params, data }: cds.Request): DatedSet[] {
  const parts = [...params, ...[data].flat()] as unknown as Partial<DatedSet>[];
  return parts.flatMap(({ segment, validFrom }) => (validFrom ? [{ segment, validFrom }] : []));
}

async function storedSets({ subject, event, target }: cds.Request): Promise<DatedSet[]> {
  if (event === 'CREATE') return [];
  const { elements = {} } = (target ?? {}) as { elements?: object };
  const columns = ['segment', 'validFrom'].filter((name) => name in elements);
  return cds.run(cds.ql.SELECT.from(subject as never).columns(columns as never));
}

async function refuseUsed({ segment, validFrom }: DatedSet): Promise<void> {
  const { SELECT } = cds.ql;
  const segments: { segment: string; businessDate: IsoDate | null }[] = await cds.run(
    SELECT.from('saldo.organization.Segments').columns('segment', 'businessDate'),
  );
  const latest = segments
    .filter((row) => segment === undefined || row.segment === segment)
    .map(({ businessDate }) => businessDate ?? '')
    .reduce((a, b) => (a > b ? a : b), '');
  if (validFrom <= latest) throw conflict('IN_USE', { validFrom, latest });
}
