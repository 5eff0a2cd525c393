import { compileStrategy } from '../domain/compile-strategy.ts';
import { SaldoError } from '../domain/errors.ts';
import {
  type RankedExposure,
  type RankQuality,
  rankQuality,
} from '../domain/experiments/rank-quality.ts';
import type { FactParameters } from '../domain/fact-catalogue.ts';
import { addDays, type IsoDate } from '../domain/iso-date.ts';
import { isInSample } from '../domain/stable-sample.ts';
import type { Database } from '../platform/database.ts';
import { type ContractFate, contractFates, type FateSpan } from './contract-fates.ts';
import { factReader } from './fact-rows.ts';
import { minorDigitsOf } from './load-rates.ts';
import { type LoadedVersion, loadStrategyVersions } from './load-strategies.ts';
import { loadSegmentSetup, loadSegments, type Segment } from './segment-setup.ts';
import { countCustomers } from './trial-customers.ts';

export interface BacktestRequest {
  readonly segment: string;
  /** A strategy version of any status: drafts are what one wants to know about. */
  readonly version: string;
  /** First and last day that is replayed. */
  readonly from: IsoDate;
  readonly to: IsoDate;
  /** How much later it is looked at what became of each contract. */
  readonly horizonDays: number;
  /** Whom the version is for, such as 'late'; every stage when left out. */
  readonly stage?: string | null;
  /** About how many customers to replay, the same ones every time; all when left out. */
  readonly sampleSize?: number | null;
}

export interface BacktestDay {
  readonly day: IsoDate;
  /** The first published day at or after the horizon. */
  readonly until: IsoDate;
  readonly quality: RankQuality;
}

export interface BacktestReport extends BacktestRequest {
  readonly strategy: string;
  /** Of all exposure. */
  readonly currency: string;
  readonly minorDigits: number;
  /** Contracts replayed, once for each day. */
  readonly contracts: number;
  readonly days: readonly BacktestDay[];
  /** Over all days: a contract counts once for each day replayed. */
  readonly quality: RankQuality;
  /** Contracts valued though their facts were made with other tolerance or due-soon days. */
  readonly approximate: number;
}

/**
 * Replays a strategy version over past nights: its percentage on the facts kept then puts each
 * contract in an order; what rolled into a worse bucket later should stand first. Contracts that
 * cured with nobody contacting the customer or taking a promise are self-cures, shown apart. Past
 * days were worked by other strategies, so this says how a version ranks, never what it brings: an
 * uplift is claimed from random arms (`claimUplift`). Refused with BACKTEST_UNKNOWN for a segment
 * or version that does not exist, BACKTEST_NO_DAYS when no published day of the range has another
 * one a horizon later.
 */
export async function backtest(db: Database, request: BacktestRequest): Promise<BacktestReport> {
  const { segment, versions, version } = await loadReplayed(db, request);
  const compiled = compileStrategy(version);
  const readFacts = await factReader(db);
  const share = await sampleShare(db, request);
  let approximate = 0;
  let contracts = 0;
  const pooled: RankedExposure[] = [];
  const days: BacktestDay[] = [];
  for (const span of await replayedSpans(db, request)) {
    const setup = await loadSegmentSetup(db, segment, span.day);
    const ranking = new Map<string, RankedExposure>();
    for await (const fates of contractFates(db, span, setup)) {
      for (const fate of fates) {
        if (share < 1 && !isInSample(fate.source, fate.partner, share)) continue;
        contracts += 1;
        const { percent } = compiled.valuate(readFacts(fate.facts, fate.catalogue));
        addTo(ranking, { ...fate, score: percent });
        if (isApproximate(version, versions, fate)) approximate += 1;
      }
    }
    pooled.push(...ranking.values());
    days.push({ day: span.day, until: span.until, quality: rankQuality([...ranking.values()]) });
  }
  return {
    ...request,
    strategy: version.strategy,
    currency: segment.currency,
    minorDigits: await minorDigitsOf(db, segment.currency),
    contracts,
    days,
    quality: rankQuality(pooled),
    approximate,
  };
}

/** Equal scores with equal outcomes are one row: a day of any size takes a few hundred. */
function addTo(
  ranking: Map<string, RankedExposure>,
  { score, exposure, outcome }: RankedExposure,
): void {
  const key = `${score}/${outcome}`;
  const known = ranking.get(key)?.exposure ?? 0;
  ranking.set(key, { score, exposure: known + exposure, outcome });
}

function isApproximate(
  { parameters }: LoadedVersion,
  versions: ReadonlyMap<string, LoadedVersion>,
  { strategyVersion }: ContractFate,
): boolean {
  const made: FactParameters | undefined = versions.get(strategyVersion)?.parameters;
  return (
    made?.toleranceDays !== parameters.toleranceDays || made.dueSoonDays !== parameters.dueSoonDays
  );
}

async function sampleShare(
  db: Database,
  { segment, sampleSize }: BacktestRequest,
): Promise<number> {
  if (!sampleSize) return 1;
  return sampleSize / Math.max(sampleSize, await countCustomers(db, segment));
}

async function loadReplayed(db: Database, request: BacktestRequest) {
  const segments: readonly Segment[] = await loadSegments(db);
  const segment = segments.find((one) => one.segment === request.segment);
  const versions = await loadStrategyVersions(db);
  const version = versions.get(request.version);
  if (segment && version) return { segment, versions, version };
  const what = segment ? `strategy version ${request.version}` : `segment ${request.segment}`;
  throw new SaldoError('BACKTEST_UNKNOWN', `There is no ${what} to replay; name another.`, {
    segment: request.segment,
    version: request.version,
  });
}

/** Each published day of the range with the first published one a horizon later, if there is one. */
async function replayedSpans(db: Database, request: BacktestRequest): Promise<FateSpan[]> {
  const { segment, from, to, horizonDays, stage = null } = request;
  const nights = await db.query<{ day: IsoDate; run: string }>(
    `SELECT businessDate AS day, ID AS run FROM saldo_worklists_Runs
    WHERE segment = ? AND publishedAt IS NOT NULL AND businessDate >= ?
    ORDER BY businessDate, publishedAt`,
    [segment, from],
  );
  const runOf = new Map(nights.map(({ day, run }) => [day, run])); // the last of a day
  const days = [...runOf.keys()];
  const spans = days.flatMap((day) => {
    const until = days.find((later) => later >= addDays(day, horizonDays) && later > day);
    if (day > to || until === undefined) return [];
    const runs = { run: runOf.get(day) ?? '', laterRun: runOf.get(until) ?? '' };
    return [{ segment, stage, day, until, ...runs }];
  });
  if (spans.length > 0) return spans;
  throw new SaldoError(
    'BACKTEST_NO_DAYS',
    `Segment ${segment} has no published day from ${from} to ${to} with another ${horizonDays} ` +
      'days later; choose earlier days or a shorter horizon.',
    { segment, from, to, horizonDays },
  );
}
