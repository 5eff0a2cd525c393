import type { OwnershipKnobs } from '../domain/balance/ownership-types.ts';
import type { CollectiblePolicy } from '../domain/collectible-balance.ts';
import { type CompiledStrategy, compileStrategy } from '../domain/compile-strategy.ts';
import type { DelinquencyBucket } from '../domain/days-past-due.ts';
import { SaldoError } from '../domain/errors.ts';
import type { ExclusionReason, ExclusionTreatment } from '../domain/exclusions.ts';
import type { FactParameters } from '../domain/fact-catalogue.ts';
import type { IsoDate } from '../domain/iso-date.ts';
import type { BehaviourThresholds } from '../domain/payment-behaviour.ts';
import { compileStages, type StageVersion } from '../domain/stages.ts';
import { type StrategyFinder, strategyFinder } from '../domain/strategy-assignment.ts';
import type { Database } from '../platform/database.ts';
import { knobsOf, loadBalanceKnobs } from './balance-knobs.ts';
import { type CurrencyTable, loadCurrencyTable } from './load-rates.ts';
import {
  activeStrategies,
  type LoadedVersion,
  loadAssignments,
  loadStages,
  loadStrategyVersions,
} from './load-strategies.ts';
import { loadTreatmentSetup, type TreatmentSetup } from './load-treatments.ts';

export interface Segment {
  readonly segment: string;
  readonly name: string;
  readonly currency: string;
  readonly rateType: string;
  readonly timeZone: string;
  readonly language: string;
  readonly calendar: string;
  readonly businessDate: IsoDate | null;
}

/** Everything that is the same for all customers of a segment on one business date, ready for use. */
export interface SegmentSetup {
  readonly segment: Segment;
  readonly today: IsoDate;
  readonly currencies: CurrencyTable;
  /** As `currencies`, towards the currency of a strategy that is assigned in the segment. */
  readonly currenciesIn: (currency: string) => CurrencyTable;
  readonly collectible: CollectiblePolicy;
  readonly behaviour: BehaviourThresholds;
  readonly buckets: readonly DelinquencyBucket[];
  /** A supervisor's choice while it is valid, else the policy's. */
  readonly balance: OwnershipKnobs;
  readonly exclusions: readonly ExclusionTreatment[];
  readonly stages: StageVersion;
  readonly classify: ReturnType<typeof compileStages>;
  readonly findStrategy: StrategyFinder;
  /** Compiled once for a version; STRATEGY_INVALID names what is wrong with it. */
  readonly compiled: (version: string) => CompiledStrategy;
  readonly versions: ReadonlyMap<string, LoadedVersion>;
  /** How treatments are chosen; null while the segment has no tree. */
  readonly treatment: TreatmentSetup | null;
  /** The group that works a stage. GROUP_MISSING when none does. */
  readonly groupOf: (stage: string) => string;
  /** Expected minutes of work by stage and priority. */
  readonly effortMinutes: (stage: string, priority: string) => number;
}

interface PolicyRow extends FactParameters {
  countedStatisticalCodes: string;
  blockingRestrictions: string;
  collectsWriteOffs: boolean | null;
  behaviourMinimumItems: number;
  behaviourPromptUpTo: number;
  behaviourLateUpTo: number;
  behaviourErraticFrom: number;
  buckets: string;
  maxImbalance: string;
  maxMoves: number | null;
}

/** All segments, in a fixed order. */
export function loadSegments(db: Database): Promise<Segment[]> {
  return db.query<Segment>(`SELECT segment, name, currency, rateType AS "rateType",
    timeZone AS "timeZone", language, calendar, businessDate AS "businessDate"
    FROM saldo_organization_Segments ORDER BY segment`);
}

/**
 * Loads and compiles what a run of the segment needs. Fails as a whole (POLICY_MISSING,
 * STAGES_MISSING, …): without it nobody in the segment could be judged.
 */
export async function loadSegmentSetup(
  db: Database,
  segment: Segment,
  today: IsoDate,
): Promise<SegmentSetup> {
  const policy = await loadPolicy(db, segment.segment, today);
  const parameters = { toleranceDays: policy.toleranceDays, dueSoonDays: policy.dueSoonDays };
  const stages = await loadStages(db, segment.segment, parameters, today);
  if (!stages) throw missing('STAGES_MISSING', 'stage rules', segment.segment, today);
  const versions = await loadStrategyVersions(db);
  const assignments = await loadAssignments(db, segment.segment);
  const assigned = [...versions.values()].filter(({ strategy }) =>
    assignments.some((row) => row.strategy === strategy),
  );
  const currencies = await loadCurrencyTable(db, segment, today);
  return {
    segment,
    today,
    ...readPolicy(policy),
    balance: (await loadBalanceKnobs(db, segment.segment, today)) ?? knobsOf(policy),
    currencies,
    currenciesIn: await loadOtherCurrencies(db, segment, currencies, assigned, today),
    exclusions: await loadExclusionTreatments(db, today),
    stages,
    classify: compileStages(stages),
    findStrategy: strategyFinder(assignments, activeStrategies(versions.values()), today),
    compiled: compileOnce(versions),
    versions,
    treatment: await loadTreatmentSetup(db, segment.segment, today),
    groupOf: await loadGroupOfStage(db, segment.segment),
    effortMinutes: await loadEffort(db, segment.segment),
  };
}

function readPolicy(row: PolicyRow): Pick<SegmentSetup, 'collectible' | 'behaviour' | 'buckets'> {
  return {
    collectible: {
      countedStatisticalCodes: new Set(row.countedStatisticalCodes),
      blockingRestrictions: new Set(row.blockingRestrictions),
      collectsWriteOffs: row.collectsWriteOffs ?? false,
    },
    behaviour: {
      minimumItems: row.behaviourMinimumItems,
      promptUpTo: row.behaviourPromptUpTo,
      lateUpTo: row.behaviourLateUpTo,
      erraticFrom: row.behaviourErraticFrom,
    },
    buckets: JSON.parse(row.buckets) as DelinquencyBucket[],
  };
}

async function loadPolicy(db: Database, segment: string, today: IsoDate): Promise<PolicyRow> {
  const rows = await db.query<PolicyRow>(
    `SELECT countedStatisticalCodes AS "countedStatisticalCodes",
      blockingRestrictions AS "blockingRestrictions",
      collectsWriteOffs AS "collectsWriteOffs", toleranceDays AS "toleranceDays",
      dueSoonDays AS "dueSoonDays", behaviourMinimumItems AS "behaviourMinimumItems",
      behaviourPromptUpTo AS "behaviourPromptUpTo", behaviourLateUpTo AS "behaviourLateUpTo",
      behaviourErraticFrom AS "behaviourErraticFrom", buckets, maxImbalance AS "maxImbalance",
      maxMoves AS "maxMoves"
    FROM saldo_organization_SegmentPolicies
    WHERE segment = ? AND validFrom <= ? AND (validTo IS NULL OR validTo >= ?)
    ORDER BY validFrom DESC`,
    [segment, today, today],
  );
  const policy = rows[0];
  if (!policy) throw missing('POLICY_MISSING', 'policy', segment, today);
  return policy;
}

function missing(code: string, what: string, segment: string, today: IsoDate): SaldoError {
  return new SaldoError(
    code,
    `Segment ${segment} has no ${what} valid on ${today}; add one with a validity that covers it.`,
    { segment, date: today },
  );
}

/** The day's rates towards each currency in which an assigned strategy counts. */
async function loadOtherCurrencies(
  db: Database,
  segment: Segment,
  own: CurrencyTable,
  assigned: readonly LoadedVersion[],
  today: IsoDate,
): Promise<SegmentSetup['currenciesIn']> {
  const tables = new Map([[segment.currency, own]]);
  for (const { currency } of assigned) {
    if (tables.has(currency)) continue;
    tables.set(currency, await loadCurrencyTable(db, { ...segment, currency }, today));
  }
  return (currency) => {
    const table = tables.get(currency);
    if (table) return table;
    throw new SaldoError(
      'CURRENCY_WITHOUT_RATE',
      `No rates to ${currency} were read for segment ${segment.segment}; assign the strategy first.`,
      { segment: segment.segment, currency },
    );
  };
}

/** What each reason does on a day; of two rows of a reason the later one counts. */
async function loadExclusionTreatments(
  db: Database,
  today: IsoDate,
): Promise<ExclusionTreatment[]> {
  const rows = await db.query<ExclusionTreatment & { reason: ExclusionReason; validFrom: IsoDate }>(
    `SELECT reason, validFrom AS "validFrom", treatment, collectionGroup AS "collectionGroup"
    FROM saldo_strategies_ExclusionTreatments
    WHERE validFrom <= ? AND (validTo IS NULL OR validTo >= ?)
    ORDER BY precedence, reason, validFrom`,
    [today, today],
  );
  const isOutdated = (row: (typeof rows)[number]) =>
    rows.some((other) => other.reason === row.reason && other.validFrom > row.validFrom);
  return rows.filter((row) => !isOutdated(row));
}

function compileOnce(versions: ReadonlyMap<string, LoadedVersion>) {
  const compiled = new Map<string, CompiledStrategy>();
  return (id: string): CompiledStrategy => {
    const known = compiled.get(id);
    if (known) return known;
    const version = versions.get(id);
    if (!version) {
      throw new SaldoError('STRATEGY_NO_VERSION', `Strategy version ${id} does not exist.`, { id });
    }
    const made = compileStrategy(version);
    compiled.set(id, made);
    return made;
  };
}

async function loadGroupOfStage(db: Database, segment: string): Promise<SegmentSetup['groupOf']> {
  const rows = await db.query<{ stage: string; collectionGroup: string }>(
    `SELECT stage, collectionGroup AS "collectionGroup"
    FROM saldo_organization_GroupStages WHERE segment = ?`,
    [segment],
  );
  const groups = new Map(rows.map(({ stage, collectionGroup }) => [stage, collectionGroup]));
  return (stage) => {
    const group = groups.get(stage);
    if (group !== undefined) return group;
    throw new SaldoError(
      'GROUP_MISSING',
      `No group works stage ${stage} of segment ${segment}; assign one to the stage.`,
      { segment, stage },
    );
  };
}

async function loadEffort(db: Database, segment: string): Promise<SegmentSetup['effortMinutes']> {
  const rows = await db.query<{ stage: string; priority: string; minutes: number }>(
    'SELECT stage, priority, minutes FROM saldo_organization_EffortMinutes WHERE segment = ?',
    [segment],
  );
  const minutes = new Map(rows.map((row) => [`${row.stage}/${row.priority}`, row.minutes]));
  return (stage, priority) => {
    const known = minutes.get(`${stage}/${priority}`);
    if (known !== undefined) return known;
    throw new SaldoError(
      'EFFORT_MISSING',
      `Segment ${segment} has no minutes for stage ${stage}, priority ${priority}; add them.`,
      { segment, stage, priority },
    );
  };
}
