import { type CollectibleItem, collectibleItems } from '../domain/collectible-balance.ts';
import type { CompiledStrategy, Valuation } from '../domain/compile-strategy.ts';
import { type CustomerInput, factsOf } from '../domain/customer-facts.ts';
import type { TreatmentDecision } from '../domain/decision-tree.ts';
import { SaldoError } from '../domain/errors.ts';
import { decideExclusion, type Exclusion, type ExclusionReason } from '../domain/exclusions.ts';
import type { FactRow } from '../domain/fact-catalogue.ts';
import { factsInput } from './customer-facts-input.ts';
import type { CustomerRecord, MasterRow } from './customer-record.ts';
import { openItemsOf } from './open-items.ts';
import type { SegmentSetup } from './segment-setup.ts';

/** What a run says of one customer in one segment. */
export interface Evaluation {
  readonly record: CustomerRecord;
  readonly items: readonly CollectibleItem[];
  /** Null when nothing is due, overdue or otherwise to be done. */
  readonly stage: string | null;
  readonly decision:
    | { readonly kind: 'none' }
    | { readonly kind: 'excluded'; readonly exclusion: Exclusion }
    | { readonly kind: 'position'; readonly position: Position };
}

export interface Position {
  readonly stage: string;
  readonly collectionGroup: string;
  readonly strategy: CompiledStrategy;
  readonly input: CustomerInput;
  /** Amounts in the strategy's currency; what the points were given for. */
  readonly facts: FactRow;
  /** The same with amounts in the segment's currency. */
  readonly segmentFacts: FactRow;
  readonly valuation: Valuation;
  /** Expected work. */
  readonly effortMinutes: number;
  /** Null while the segment has no decision tree. */
  readonly treatment: TreatmentDecision | null;
}

/**
 * Evaluates one customer: collectible items, exclusions before any points, stage, strategy,
 * points. Throws a SaldoError that names what is missing (a rate, a group, a strategy
 * version, minutes of work); the run rejects this customer and goes on.
 */
export function evaluateCustomer(record: CustomerRecord, setup: SegmentSetup): Evaluation {
  if (!record.master) throw partnerMissing(record);
  const items = collectibleItems(
    openItemsOf(record, setup.currencies),
    setup.collectible,
    setup.today,
  );
  const excluded = decideExclusion(exclusionsOf(record), setup.exclusions, setup.today);
  const input = factsInput(record, items, setup);
  const facts = factsOf(input, setup.stages.parameters, setup.today);
  const stage = setup.classify(facts);
  const base = { record, items, stage };
  if (stage === null) return { ...base, decision: { kind: 'none' } };
  if (excluded.kind === 'excluded') return { ...base, decision: excluded };
  const handedTo = record.handedTo ?? setup.groupOf(stage);
  const group = excluded.kind === 'routed' ? excluded.collectionGroup : handedTo;
  const position = valuate({ stage, group, input }, record, items, setup);
  return { ...base, decision: { kind: 'position', position } };
}

/** Judges a customer again whose items, stage and group are known, with other strategies. */
export function judgeAgain(
  { record, items }: Evaluation,
  { stage, collectionGroup: group, input }: Position,
  setup: SegmentSetup,
): Position {
  return valuate({ stage, group, input }, record, items, setup);
}

function valuate(
  { stage, group, input }: { stage: string; group: string; input: CustomerInput },
  record: CustomerRecord,
  items: readonly CollectibleItem[],
  setup: SegmentSetup,
): Position {
  const { segment, today } = setup;
  const query = { segment: segment.segment, stage, collectionGroup: group, arm: record.arm };
  const { id, currency, parameters } = setup.findStrategy(query);
  const strategy = setup.compiled(id);
  const segmentFacts = factsOf(input, parameters, today);
  const facts =
    currency === segment.currency
      ? segmentFacts
      : factsOf(inCurrency(currency, record, items, setup), parameters, today);
  const valuation = strategy.valuate(facts);
  return {
    stage,
    collectionGroup: group,
    strategy,
    input,
    facts,
    segmentFacts,
    valuation,
    effortMinutes: setup.effortMinutes(stage, valuation.priority),
    treatment: setup.treatment?.decide?.(segmentFacts) ?? null,
  };
}

/** A strategy in another currency judges amounts by the day's rates, item by item. */
function inCurrency(
  currency: string,
  record: CustomerRecord,
  items: readonly CollectibleItem[],
  setup: SegmentSetup,
): CustomerInput {
  return factsInput(record, items, { ...setup, currencies: setup.currenciesIn(currency) });
}

/** Exclusions on record, and those that the mirrored partner itself tells. */
function exclusionsOf({ master, exclusions }: CustomerRecord): Exclusion[] {
  const recorded = exclusions.map((row) => ({ ...row, reason: row.reason as ExclusionReason }));
  return master ? [...recorded, ...toldByErp(master)] : recorded;
}

function toldByErp({ deathDate, isBankrupt, isBlocked }: MasterRow): Exclusion[] {
  const undated = { validFrom: '0001-01-01', validTo: null };
  const told: Exclusion[] = [];
  if (deathDate) {
    const evidence = 'BusinessPartnerDeathDate';
    told.push({ reason: 'deceased', evidence, validFrom: deathDate, validTo: null });
  }
  if (isBankrupt) {
    told.push({ reason: 'insolvent', evidence: 'BusinessPartnerIsBankrupt', ...undated });
  }
  if (isBlocked) {
    told.push({ reason: 'blocked', evidence: 'BusinessPartnerIsBlocked', ...undated });
  }
  return told;
}

function partnerMissing({ source, partner }: CustomerRecord): SaldoError {
  return new SaldoError(
    'PARTNER_MISSING',
    `Partner ${partner} of ${source} has open items but was not mirrored; see the mirror's rejections.`,
    { source, partner },
  );
}
