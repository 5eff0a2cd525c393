import { addDays } from '../../srv/domain/iso-date.ts';
import type { Database } from '../../srv/platform/database.ts';
import {
  type ExperimentsRow,
  experimentArmsTable,
  experimentsTable,
} from '../../srv/platform/tables.ts';
import { MONDAY } from '../support/small-bank.ts';

export const EXPERIMENT = '7c0d4c7e-3b1a-4a55-9d8e-000000000001';

/** The champion goes on as assigned; the challenger works everybody by the late strategy. */
export const ARMS = [
  { arm: 'champion', isChampion: true, strategy: null, sharePercent: '50.00' },
  { arm: 'challenger', isChampion: false, strategy: 'LATE-EUR', sharePercent: '50.00' },
];

/** An effect of two and a half standard deviations on what is recovered: eight groups are enough. */
export async function saveExperiment(
  db: Database,
  columns: Partial<ExperimentsRow> = {},
): Promise<void> {
  const id = columns.ID ?? EXPERIMENT;
  const row: Partial<ExperimentsRow> = {
    ID: id,
    name: 'Late rules for all',
    segment: 'DE-RETAIL',
    status: 'proposed',
    startsOn: MONDAY,
    enrolUntil: addDays(MONDAY, 1),
    endsOn: addDays(MONDAY, 11),
    entersFromDays: 1,
    metric: 'recovered',
    horizonDays: 10,
    deviation: '400',
    wishedEffect: '1000',
    power: '0.8',
    significance: '0.05',
    looks: 1,
    ...columns,
  };
  await db.upsert(experimentsTable, [row], {
    columns: Object.keys(row) as (keyof ExperimentsRow)[],
  });
  await db.upsert(
    experimentArmsTable,
    ARMS.map((arm) => ({ experiment: id, ...arm })),
  );
}
