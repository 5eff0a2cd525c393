import type { ControlTotalsReport } from '../erp/mirror/control-totals.ts';
import type { MirrorReport } from '../erp/mirror/mirror.ts';
import type { SendReport } from '../erp/write-back/send-operations.ts';
import type { Database } from '../platform/database.ts';
import type { SegmentNight } from './night.ts';

/** The night in figures; all of it can be written as JSON. */
export interface ErpNightSummary {
  readonly mirrored: {
    readonly read: number;
    readonly written: number;
    readonly rejected: number;
    /** Records of the ERP by object. */
    readonly objects: Readonly<Record<string, number>>;
    /** Objects that could not be read to their end, and why; the rest was read all the same. */
    readonly failures: readonly ObjectFailure[];
  };
  /** Customers evaluated, each once for each of their segments. */
  readonly evaluated: number;
  readonly positions: {
    readonly all: number;
    readonly excluded: number;
    readonly rejected: number;
    readonly onLists: number;
    readonly notToday: number;
    readonly withAgencies: number;
    readonly unassignable: number;
    readonly byPriority: Readonly<Record<string, number>>;
  };
  readonly certificate: readonly CertificateLine[];
  readonly totals: {
    readonly agree: boolean;
    readonly accountsOff: number;
    /** Amounts in minor units. */
    readonly compared: ControlTotalsReport['totals'];
    readonly failures: ControlTotalsReport['failures'];
  };
  readonly operationsWrittenBack: number;
  readonly segments: readonly SegmentLine[];
  readonly seconds: Readonly<Record<string, number>>;
}

interface ObjectFailure {
  readonly object: string;
  readonly code: string;
  readonly message: string;
}

interface CertificateLine {
  readonly segment: string;
  readonly dimension: string;
  readonly agents: number;
  readonly customers: number;
  readonly maximum: number;
  readonly lowerBound: number;
  readonly gap: number;
}

type SegmentLine = Pick<SegmentNight, 'segment' | 'businessDate' | 'status' | 'message'> & {
  /** What the run added up equals the mirror. */
  readonly totalsAgree: boolean;
};

export interface NightReports {
  readonly mirror: MirrorReport;
  readonly totals: ControlTotalsReport;
  readonly nights: readonly SegmentNight[];
  readonly sent: SendReport;
  readonly seconds: Readonly<Record<string, number>>;
}

/** Adds the reports of a night up; certificate and priorities are read from what was published. */
export async function summaryOf(
  db: Database,
  { mirror, totals, nights, sent, seconds }: NightReports,
): Promise<ErpNightSummary> {
  return {
    mirrored: {
      read: mirror.read,
      written: mirror.written,
      rejected: mirror.rejected,
      objects: Object.fromEntries(mirror.objects.map(({ object, read }) => [object, read])),
      failures: mirror.objects.flatMap(({ object, failure }) =>
        failure ? [{ object, ...failure }] : [],
      ),
    },
    evaluated: sum(nights, ({ counts }) => counts.customers),
    positions: {
      all: sum(nights, ({ counts }) => counts.positions),
      excluded: sum(nights, ({ counts }) => counts.excluded),
      rejected: sum(nights, ({ counts }) => counts.rejected),
      onLists: sum(nights, ({ balance }) => balance?.listed ?? 0),
      notToday: sum(nights, ({ balance }) => balance?.notToday ?? 0),
      withAgencies: sum(nights, ({ balance }) => balance?.placed ?? 0),
      unassignable: sum(nights, ({ balance }) => balance?.unassignable ?? 0),
      byPriority: await countByPriority(db),
    },
    certificate: await readCertificates(db),
    totals: {
      agree: totals.agrees && nights.every(totalsAgree),
      accountsOff: totals.accountsOff,
      compared: totals.totals,
      failures: totals.failures,
    },
    operationsWrittenBack: sent.confirmed,
    segments: nights.map((night) => ({
      segment: night.segment,
      businessDate: night.businessDate,
      status: night.status,
      message: night.message,
      totalsAgree: totalsAgree(night),
    })),
    seconds,
  };
}

function totalsAgree({ totals }: SegmentNight): boolean {
  return totals.every(({ agrees }) => agrees);
}

function sum(nights: readonly SegmentNight[], of: (night: SegmentNight) => number): number {
  return nights.reduce((total, night) => total + of(night), 0);
}

async function countByPriority(db: Database): Promise<Record<string, number>> {
  const rows = await db.query<{ priority: string; n: number }>(
    `SELECT p.priority, COUNT(*) AS n FROM saldo_worklists_Positions p
    JOIN saldo_worklists_PublishedRuns r ON r.run = p.run GROUP BY p.priority`,
  );
  return Object.fromEntries(rows.map(({ priority, n }) => [priority, n]));
}

function readCertificates(db: Database): Promise<CertificateLine[]> {
  return db.query<CertificateLine>(
    `SELECT p.segment, c.dimension, c.agents, c.customers, c.maximum,
      c.lowerBound AS "lowerBound", c.gap
    FROM saldo_worklists_BalanceCertificates c
    JOIN saldo_worklists_PublishedRuns p ON p.run = c.run
    WHERE c.layer = 'ownership' ORDER BY p.segment, c.component, c.dimension`,
  );
}
