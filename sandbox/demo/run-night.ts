import type { Instant, IsoDate } from '../../srv/domain/iso-date.ts';
import type { ErpConfiguration } from '../../srv/erp/configuration.ts';
import { openErp } from '../../srv/erp/connection.ts';
import type { ObjectReport } from '../../srv/erp/mirror/mirror.ts';
import type { Database } from '../../srv/platform/database.ts';
import { loadLpSolver } from '../../srv/platform/linear-program.ts';
import { runErpNight } from '../../srv/runs/erp-night.ts';
import type { ErpNightSummary } from '../../srv/runs/erp-night-summary.ts';
import type { NightProgress } from '../../srv/runs/night.ts';
import { DEFAULT_LOOKBACK } from '../../srv/runs/read-customers.ts';
import type { Bank } from './bank-files.ts';
import { loadBank } from './load-bank.ts';
import { loadCustomers } from './load-customers.ts';
import { counted, type Progress } from './progress.ts';

export interface DemoNight {
  readonly bank: Bank;
  readonly erp: Pick<ErpConfiguration, 'destination' | 'ownFields'>;
  readonly businessDate: IsoDate;
  readonly progress: Progress;
  /** The database knows nothing yet: the bank and its customers' past are loaded into it. */
  readonly isFresh: boolean;
}

const SETTINGS = {
  partitionSize: 1_000,
  lookback: DEFAULT_LOOKBACK,
  sendLimit: 1_000,
};

/** Runs a night of the demo bank against the ERP, into a deployed database. */
export async function runDemoNight(
  db: Database,
  { bank, erp, businessDate, progress, isFresh }: DemoNight,
): Promise<ErpNightSummary> {
  if (isFresh) await loadBank(db, businessDate, bank);
  return runErpNight(db, openErp(erp.destination, { ownFields: erp.ownFields }), {
    ...SETTINGS,
    source: bank.organization.source.source,
    clock: now,
    businessDate,
    solve: await loadLpSolver(),
    onMirror: (report) => tellMirror(report, progress),
    onNight: (night) => tellNight(night, progress),
    afterMirror: async () => {
      if (isFresh) await givePast(db, { bank, businessDate, progress });
    },
  });
}

async function givePast(
  db: Database,
  { bank, businessDate, progress }: Pick<DemoNight, 'bank' | 'businessDate' | 'progress'>,
): Promise<void> {
  const { consents, contacts, promises } = await loadCustomers(db, businessDate, bank);
  progress.say(
    `Gave customers a past: ${counted(consents)} consents, ` +
      `${counted(contacts)} contacts, ${counted(promises)} promises`,
  );
}

function now(): Instant {
  return new Date().toISOString();
}

function tellMirror({ object, read, rowsPerSecond }: ObjectReport, progress: Progress): void {
  const text = `${counted(read).padStart(9)} records  ${counted(rowsPerSecond).padStart(7)} a second`;
  progress.tell(`Mirror ${object}`, text, false);
}

function tellNight({ segment, phase, customers }: NightProgress, progress: Progress): void {
  const text = phase === 'evaluate' ? `${counted(customers).padStart(9)} customers` : phase;
  progress.tell(`Night ${segment}`, text, phase !== 'evaluate');
}
