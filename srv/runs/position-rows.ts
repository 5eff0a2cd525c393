import { toScaled4 } from '../domain/erp-amount.ts';
import { type FactId, type FactRow, factIndex } from '../domain/fact-catalogue.ts';
import { factRowRecord } from '../domain/fact-row-key.ts';
import { formatDecimal } from '../domain/money.ts';
import type { PositionsRow } from '../platform/tables.ts';
import type { Evaluation, Position } from './evaluate-customer.ts';
import type { NewFactRow } from './fact-rows.ts';
import type { SegmentSetup } from './segment-setup.ts';

/** What evaluation alone decides of a position; status and the morning's figures are kept apart. */
export type EvaluatedColumns = Omit<
  PositionsRow,
  | 'run'
  | 'status'
  | 'closedBy'
  | 'morningPriority'
  | 'morningPercent'
  | 'morningOverdueAmount'
  | 'morningToCollectAmount'
  | 'changedAt'
  | 'changedBy'
>;

/** The columns of a position row, and the fact row it points to. */
export function positionColumns(
  { record }: Evaluation,
  position: Position,
  setup: SegmentSetup,
): { row: EvaluatedColumns; factRow: NewFactRow } {
  const { facts, segmentFacts, valuation, strategy, input, treatment } = position;
  const version = strategy.version.id;
  const content = factRowRecord(version, facts, valuation.heldRules);
  const amount = decimalOf(segmentFacts, setup, record.source);
  const row: EvaluatedColumns = {
    source: record.source,
    partner: record.partner,
    segment: setup.segment.segment,
    businessDate: setup.today,
    collectionGroup: position.collectionGroup,
    stage: position.stage,
    strategyVersion: version,
    arm: record.arm,
    priority: valuation.priority,
    points: valuation.points,
    percent: valuation.percent,
    factRow: content.hash,
    currency: setup.segment.currency,
    openAmount: amount('openTotal'),
    overdueAmount: amount('overdueTotal'),
    toCollectAmount: amount('toCollect'),
    promisedAmount: amount('promisedAmount'),
    disputedAmount: amount('disputedAmount'),
    daysPastDue: numberOf(facts, 'oldestDaysOverdue'),
    overdueItems: numberOf(facts, 'overdueItemCount'),
    dunningLevel: numberOf(facts, 'dunningLevel'),
    lastContactOn: input.contacts.lastOn,
    promiseState: promiseState(record.promises),
    resubmissionOn: input.resubmission.dueOn,
    effortMinutes: position.effortMinutes,
    treatment: treatment?.treatment ?? null,
    treatmentTree: setup.treatment?.tree ?? null,
    treatmentBranch: treatment?.branch ?? null,
    keptOff: keptOff(position, setup, record.source),
    isQuarantined: record.isQuarantined,
  };
  const factRow = { ...content, strategyVersion: version, lastSeenOn: setup.today };
  return { row, factRow };
}

/** The state of the promise that matters now: an open one, else the latest judged one. */
function promiseState(promises: readonly { status: string }[]): string | null {
  const open = promises.some(({ status }) => status === '0');
  return open ? '0' : (promises.at(-1)?.status ?? null);
}

/** Why no agent should work the position today, or null. */
export function keptOff(
  { facts, input, strategy }: Position,
  setup: SegmentSetup,
  source: string,
): string | null {
  const until = input.resubmission.noContactUntil;
  if (until !== null && until > setup.today) return 'no-contact-until';
  if (input.locks.noContactUntil !== null) return 'contact-lock';
  const minimum4 = setup.versions.get(strategy.version.id)?.minimum4 ?? 0;
  const digits = setup.currencies.minorDigits(source, strategy.version.currency);
  const atStake = Math.max(numberOf(facts, 'overdueNotPromised'), numberOf(facts, 'dueSoonTotal'));
  return toScaled4(atStake, digits) < minimum4 ? 'below-minimum' : null;
}

function decimalOf(facts: FactRow, setup: SegmentSetup, source: string) {
  const digits = setup.currencies.minorDigits(source, setup.segment.currency);
  return (fact: FactId): string => formatDecimal(numberOf(facts, fact), digits);
}

function numberOf(facts: FactRow, fact: FactId): number {
  return Number(facts[factIndex(fact)] ?? 0);
}

/** A new position: its first figures are the morning's. */
export function morningPosition(run: string, row: EvaluatedColumns): PositionsRow {
  return {
    ...row,
    run,
    status: 'open',
    closedBy: null,
    morningPriority: row.priority,
    morningPercent: row.percent,
    morningOverdueAmount: row.overdueAmount,
    morningToCollectAmount: row.toCollectAmount,
    changedAt: null,
    changedBy: null,
  };
}
