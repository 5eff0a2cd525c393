import { SaldoError } from '../domain/errors.ts';
import { explain } from '../domain/explain.ts';
import type { Instant } from '../domain/iso-date.ts';
import type { Language } from '../domain/language.ts';
import { localTime } from '../domain/local-time.ts';
import { reasonSummary } from '../domain/reason-summary.ts';
import { scaledSumText } from '../domain/scaled-sum.ts';
import type { Database } from '../platform/database.ts';
import { type LargeMove, LargestMoves } from './largest-moves.ts';
import { loadEffortCaps } from './load-effort-caps.ts';
import { type LoadedVersion, loadStrategyVersions } from './load-strategies.ts';
import { loadCalendar, loadWorkforce } from './load-workforce.ts';
import { type Lookback, readCustomers } from './read-customers.ts';
import { loadSegmentSetup, loadSegments, type Segment } from './segment-setup.ts';
import { countCustomers, portionsOf } from './trial-customers.ts';
import { type TrialOutcome, type TrialSetup, trialSetup, tryCustomer } from './trial-outcome.ts';
import type { GroupLoad, ToldMove, TrialReport } from './trial-report.ts';
import {
  type BandTally,
  type MoveTally,
  type TrialCounts,
  TrialTally,
  workedBand,
} from './trial-tally.ts';
import { versionContent } from './tried-content.ts';

export interface TrialOptions {
  /** Id of the version to try, whatever its status. */
  readonly version: string;
  /** Segments to try it in; all that use the strategy when left out or null. */
  readonly segments?: readonly string[] | null;
  /** About how many customers to judge, the same ones every time; all when left out. */
  readonly sampleSize?: number | null;
  readonly language: Language;
  readonly lookback: Lookback;
  /** Says which day it is in a segment that never had a night. */
  readonly now: Instant;
}

const LARGEST_MOVES = 20;

/**
 * Judges the portfolio twice, with the versions in force and with this one in the place of its
 * strategy's, and tells the difference. Reads in snapshots and writes nothing; memory depends on
 * bands and groups, not on customers. VERSION_UNKNOWN, STRATEGY_NOT_ASSIGNED or
 * STRATEGY_INVALID when there is nothing to try.
 */
export async function tryStrategy(db: Database, options: TrialOptions): Promise<TrialReport> {
  const startedAt = performance.now();
  const version = await loadVersion(db, options.version);
  const segments = await segmentsOf(db, version.strategy, options.segments ?? null);
  const sizes = await Promise.all(segments.map(({ segment }) => countCustomers(db, segment)));
  const portfolio = sizes.reduce((sum, size) => sum + size, 0);
  const share = shareOf(options.sampleSize, portfolio);
  const largest = new LargestMoves(LARGEST_MOVES);
  const trials: SegmentTrial[] = [];
  for (const segment of segments) {
    trials.push(await trySegment(db, segment, version, { ...options, share, largest }));
  }
  return {
    version: version.id,
    strategy: version.strategy,
    content: versionContent(version, await loadEffortCaps(db)),
    days: trials.map(({ setup: { now } }) => ({
      segment: now.segment.segment,
      businessDate: now.today,
    })),
    portfolio,
    ...addUp(trials.map(({ counts }) => counts)),
    bands: trials.flatMap(({ bands }) => bands),
    moves: trials.flatMap(({ moves }) => moves),
    loads: trials.flatMap(({ loads }) => loads),
    largestMoves: largest.list().map((move) => tell(move, trials, options.language)),
    seconds: Math.round(performance.now() - startedAt) / 1_000,
  };
}

interface SegmentTrial {
  readonly setup: TrialSetup;
  readonly counts: TrialCounts;
  readonly bands: readonly BandTally[];
  readonly moves: readonly MoveTally[];
  readonly loads: readonly GroupLoad[];
}

async function trySegment(
  db: Database,
  segment: Segment,
  version: LoadedVersion,
  { share, largest, lookback, now }: TrialOptions & { share: number; largest: LargestMoves },
): Promise<SegmentTrial> {
  const today = segment.businessDate ?? localTime(now, segment.timeZone).date;
  const setup = await trialSetup(db, await loadSegmentSetup(db, segment, today), version);
  const name = segment.segment;
  const tally = new TrialTally(name, segment.currency);
  for (const portion of await portionsOf(db, name, share)) {
    for (const record of await readCustomers(db, portion, name, today, lookback)) {
      const pair = tryCustomer(record, setup);
      tally.add(pair, version.strategy);
      largest.add(name, record, pair);
    }
  }
  const loads = await loadsOf(db, setup, tally, share);
  return { setup, counts: tally.counts, bands: tally.bands(), moves: tally.moves(), loads };
}

async function loadVersion(db: Database, id: string): Promise<LoadedVersion> {
  const version = (await loadStrategyVersions(db)).get(id);
  if (version) return version;
  throw new SaldoError('VERSION_UNKNOWN', `Strategy version ${id} does not exist.`, { id });
}

/** Segments with an assignment of the strategy that is not over. */
async function segmentsOf(
  db: Database,
  strategy: string,
  among: readonly string[] | null,
): Promise<Segment[]> {
  const rows = await db.query<{ segment: string; validTo: string | null }>(
    `SELECT segment, validTo AS "validTo" FROM saldo_strategies_StrategyAssignments
    WHERE strategy = ?`,
    [strategy],
  );
  const segments = (await loadSegments(db)).filter(
    ({ segment }) => among === null || among.includes(segment),
  );
  const assigned = segments.filter(({ segment, businessDate }) =>
    rows.some((row) => row.segment === segment && (row.validTo ?? '9999') >= (businessDate ?? '')),
  );
  if (assigned.length > 0) return assigned;
  throw new SaldoError(
    'STRATEGY_NOT_ASSIGNED',
    `No segment uses strategy ${strategy}, so there is nobody to try it on; assign it first.`,
    { strategy },
  );
}

function shareOf(sampleSize: number | null | undefined, portfolio: number): number {
  if (!sampleSize || portfolio === 0) return 1;
  return Math.min(1, sampleSize / portfolio);
}

function addUp(counts: readonly TrialCounts[]): TrialCounts {
  const sum = (name: keyof TrialCounts) => counts.reduce((total, each) => total + each[name], 0);
  return {
    customers: sum('customers'),
    concerned: sum('concerned'),
    excluded: sum('excluded'),
    rejectedBefore: sum('rejectedBefore'),
    rejectedAfter: sum('rejectedAfter'),
    entering: sum('entering'),
    leaving: sum('leaving'),
    moving: sum('moving'),
  };
}

async function loadsOf(
  db: Database,
  { now: { segment, today } }: TrialSetup,
  tally: TrialTally,
  share: number,
): Promise<GroupLoad[]> {
  const calendar = await loadCalendar(db, segment.calendar);
  const { agents, membersOfGroup } = await loadWorkforce(db, segment.segment, calendar, today);
  const minutesOf = new Map(agents.map(({ agent, capacityMinutes }) => [agent, capacityMinutes]));
  const caps = await loadEffortCaps(db);
  const capOf = (version: string) => {
    const minutes = caps.minutes[caps.indexOf(version)];
    return minutes === undefined ? undefined : Math.floor(minutes * share); // of a sample its part
  };
  return tally.work(capOf).map((work) => {
    const members = membersOfGroup.get(work.collectionGroup) ?? [];
    const capacityMinutes = members.reduce((sum, agent) => sum + (minutesOf.get(agent) ?? 0), 0);
    return { segment: segment.segment, ...work, capacityMinutes };
  });
}

function tell(move: LargeMove, trials: readonly SegmentTrial[], language: Language): ToldMove {
  const { segment, source, partner, before, after, overdue4 } = move;
  const setup = trials.find((trial) => trial.setup.now.segment.segment === segment)?.setup.now;
  const currency = setup?.segment.currency ?? '';
  const currencyExponent = setup?.currencies.minorDigits(source, currency) ?? 2;
  const telling = { language, currencyExponent };
  const reasons = (outcome: TrialOutcome) =>
    outcome.kind === 'position'
      ? reasonSummary(explain(outcome.version, outcome.facts, outcome.heldRules, telling))
      : '';
  return {
    segment,
    source,
    partner,
    currency,
    amount: scaledSumText(BigInt(overdue4)),
    fromPriority: workedBand(before),
    toPriority: workedBand(after),
    percentBefore: before.kind === 'position' ? before.percent : null,
    percentAfter: after.kind === 'position' ? after.percent : null,
    reasonsBefore: reasons(before),
    reasonsAfter: reasons(after),
  };
}
