import type { IsoDate } from '../iso-date.ts';
import { type ItemKey, itemKeyText } from '../open-item.ts';
import { operationId } from '../operation-id.ts';
import { isValidOn, type Validity } from '../validity.ts';

/** What an item was paid, what stays open of it, and why; amounts scaled by 10^4. */
export interface ShortPaidItem {
  readonly source: string;
  readonly payment: string;
  readonly paymentReason: string;
  readonly postingDate: IsoDate;
  readonly partner: string;
  readonly companyCode: string;
  readonly currency: string;
  readonly paid: number;
  readonly open: number;
  /** What is open. */
  readonly key: ItemKey;
}

/** What a payment's reason means to the bank. */
export interface PaymentReasonLine extends Validity {
  readonly source: string;
  readonly paymentReason: string;
  readonly reason: string;
  readonly category: string;
  /** Percent of the item; less than that missing is a matter of tolerance. */
  readonly atLeastPercent: number;
}

/** A case for a clerk to confirm or drop. */
export interface ProposedCase {
  /** The same for the same payment and company code: proposed once. */
  readonly id: string;
  readonly source: string;
  readonly payment: string;
  readonly partner: string;
  readonly companyCode: string;
  readonly currency: string;
  readonly reason: string;
  readonly category: string;
  readonly items: readonly { readonly key: ItemKey; readonly open: number }[];
}

/** One case for each payment and company code over what stays open of the items it paid in part. */
export function proposeCases(
  paid: readonly ShortPaidItem[],
  lines: readonly PaymentReasonLine[],
): ProposedCase[] {
  const disputed = paid.flatMap((item) => {
    const line = lineFor(item, lines);
    return line && isMissing(item, line) ? [{ item, line }] : [];
  });
  const cases = Map.groupBy(disputed, ({ item }) => caseKeyOf(item).join('/'));
  return [...cases.values()].flatMap((about) => {
    const [first] = about;
    return first ? [caseOver(first.item, first.line, uniqueItems(about))] : [];
  });
}

function lineFor(
  { source, paymentReason, postingDate }: ShortPaidItem,
  lines: readonly PaymentReasonLine[],
): PaymentReasonLine | undefined {
  const fitting = lines.filter(
    (line) =>
      line.source === source &&
      line.paymentReason === paymentReason &&
      isValidOn(line, postingDate),
  );
  return fitting.sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1))[0];
}

function isMissing({ paid, open }: ShortPaidItem, { atLeastPercent }: PaymentReasonLine): boolean {
  return open > 0 && open * 100 >= (paid + open) * atLeastPercent;
}

function caseKeyOf({ source, payment, companyCode, currency }: ShortPaidItem): string[] {
  return [source, payment, companyCode, currency];
}

function caseOver(
  item: ShortPaidItem,
  { reason, category }: PaymentReasonLine,
  items: ProposedCase['items'],
): ProposedCase {
  const { source, payment, partner, companyCode, currency } = item;
  const id = operationId(caseKeyOf(item), 'dispute-proposed', null);
  return { id, source, payment, partner, companyCode, currency, reason, category, items };
}

function uniqueItems(about: readonly { readonly item: ShortPaidItem }[]): ProposedCase['items'] {
  const items = new Map(about.map(({ item }) => [itemKeyText(item.key), item]));
  return [...items.values()].map(({ key, open }) => ({ key, open }));
}
