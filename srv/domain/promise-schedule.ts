import { addDays, type IsoDate, isIsoDate } from './iso-date.ts';
import type { SubstituteCategory } from './open-item.ts';
import type { PromiseDate, PromisedItem } from './promise.ts';

/** What an agent proposes. Amounts are minor units of the one currency. */
export interface PromiseProposal {
  readonly source: string;
  readonly partner: string;
  readonly currency: string;
  readonly items: readonly PromisedItem[];
  readonly dates: readonly PromiseDate[];
}

/** An item that could be promised, as it is today. */
export interface PromisableItem {
  /** `itemKeyText` */
  readonly item: string;
  readonly source: string;
  readonly partner: string;
  readonly currency: string;
  /** What may be asked for today, minor units (see collectible-balance). */
  readonly collectible: number;
  readonly substituteCategory: SubstituteCategory;
}

/** What the bank allows. */
export interface SchedulePolicy {
  readonly maximumDates: number;
  /** Horizon of the last date, in days from today. */
  readonly maximumDays: number;
  /** Above this sum a promise needs a second pair of eyes; null is no limit. */
  readonly approvalAbove: number | null;
}

export type ScheduleProblemCode =
  | 'PROMISE_NO_ITEMS'
  | 'PROMISE_NO_DATES'
  | 'PROMISE_TOO_MANY_DATES'
  | 'PROMISE_DATE_INVALID'
  | 'PROMISE_DATE_TWICE'
  | 'PROMISE_DATE_PAST'
  | 'PROMISE_DATE_TOO_FAR'
  | 'PROMISE_AMOUNT_INVALID'
  | 'PROMISE_SUM_DIFFERS'
  | 'PROMISE_ITEM_TWICE'
  | 'PROMISE_ITEM_UNKNOWN'
  | 'PROMISE_ITEM_TAKEN'
  | 'PROMISE_ITEM_FOREIGN'
  | 'PROMISE_ITEM_CURRENCY'
  | 'PROMISE_ITEM_TOO_MUCH';

/** One thing wrong with a proposal. */
export interface ScheduleProblem {
  readonly code: ScheduleProblemCode;
  /** The item or date it is about, or null for the whole. */
  readonly target: string | null;
  readonly message: string;
}

export interface ScheduleCheck {
  /** Empty when the promise may be made. */
  readonly problems: readonly ScheduleProblem[];
  readonly total: number;
  readonly needsApproval: boolean;
}

/**
 * Checks a proposed promise as FI-CA would (an item in a promise, plan or collective bill cannot
 * join another) and as the bank's policy wants. Returns all problems, not only the first.
 */
export function checkPromise(
  proposal: PromiseProposal,
  items: readonly PromisableItem[],
  policy: SchedulePolicy,
  today: IsoDate,
): ScheduleCheck {
  const total = sumOf(proposal.dates);
  const problems = [
    ...sizeProblems(proposal, policy),
    ...proposal.dates.flatMap((date) => dateProblems(date, proposal.dates, policy, today)),
    ...proposal.items.flatMap((item) => itemProblems(item, proposal, items)),
    ...sumProblems(proposal, total),
  ];
  const { approvalAbove } = policy;
  return { problems, total, needsApproval: approvalAbove !== null && total > approvalAbove };
}

function sizeProblems({ items, dates }: PromiseProposal, policy: SchedulePolicy) {
  const problems: ScheduleProblem[] = [];
  if (items.length === 0) {
    problems.push(problem('PROMISE_NO_ITEMS', null, 'Choose at least one item.'));
  }
  if (dates.length === 0) {
    problems.push(problem('PROMISE_NO_DATES', null, 'Give at least one date with an amount.'));
  }
  if (dates.length > policy.maximumDates) {
    const text = `${dates.length} dates; at most ${policy.maximumDates} are allowed.`;
    problems.push(problem('PROMISE_TOO_MANY_DATES', null, text));
  }
  return problems;
}

function dateProblems(
  { dueOn, amount }: PromiseDate,
  all: readonly PromiseDate[],
  policy: SchedulePolicy,
  today: IsoDate,
): ScheduleProblem[] {
  const problems: ScheduleProblem[] = [];
  const add = (code: ScheduleProblemCode, text: string) => {
    problems.push(problem(code, dueOn, text));
  };
  if (!isAmount(amount)) add('PROMISE_AMOUNT_INVALID', `The amount of ${dueOn} must be above 0.`);
  if (!isIsoDate(dueOn)) {
    add('PROMISE_DATE_INVALID', `'${dueOn}' is not a day; give it as YYYY-MM-DD.`);
    return problems;
  }
  const latest = addDays(today, policy.maximumDays);
  if (dueOn < today) add('PROMISE_DATE_PAST', `${dueOn} is past; choose ${today} or later.`);
  if (dueOn > latest)
    add('PROMISE_DATE_TOO_FAR', `${dueOn} is too far; choose ${latest} or before.`);
  if (all.filter((date) => date.dueOn === dueOn).length > 1) {
    add('PROMISE_DATE_TWICE', `${dueOn} is there twice; put the amounts together.`);
  }
  return problems;
}

function itemProblems(
  { item, amount }: PromisedItem,
  proposal: PromiseProposal,
  known: readonly PromisableItem[],
): ScheduleProblem[] {
  const found = known.find((candidate) => candidate.item === item);
  if (!found) {
    return [problem('PROMISE_ITEM_UNKNOWN', item, `Item ${item} is not open; choose another.`)];
  }
  const problems: ScheduleProblem[] = [];
  const add = (code: ScheduleProblemCode, text: string) => {
    problems.push(problem(code, item, text));
  };
  if (!isAmount(amount)) add('PROMISE_AMOUNT_INVALID', `The amount on ${item} must be above 0.`);
  if (proposal.items.filter((other) => other.item === item).length > 1) {
    add('PROMISE_ITEM_TWICE', `Item ${item} is chosen twice; keep one.`);
  }
  if (found.source !== proposal.source || found.partner !== proposal.partner) {
    add('PROMISE_ITEM_FOREIGN', `Item ${item} belongs to another partner; leave it out.`);
  }
  if (found.currency !== proposal.currency) {
    add('PROMISE_ITEM_CURRENCY', `Item ${item} is in ${found.currency}; promise it separately.`);
  }
  if (found.substituteCategory !== '') {
    add('PROMISE_ITEM_TAKEN', `Item ${item} is in a promise, plan or collective bill already.`);
  }
  if (amount > found.collectible) {
    add('PROMISE_ITEM_TOO_MUCH', `More is promised on item ${item} than is open for collection.`);
  }
  return problems;
}

function sumProblems({ items }: PromiseProposal, total: number): ScheduleProblem[] {
  if (sumOf(items) === total) return [];
  const text = 'The dates and the items do not add up to the same amount; make them equal.';
  return [problem('PROMISE_SUM_DIFFERS', null, text)];
}

function sumOf(rows: readonly { readonly amount: number }[]): number {
  return rows.reduce((sum, { amount }) => sum + amount, 0);
}

function isAmount(amount: number): boolean {
  return Number.isSafeInteger(amount) && amount > 0;
}

function problem(
  code: ScheduleProblemCode,
  target: string | null,
  message: string,
): ScheduleProblem {
  return { code, target, message };
}
