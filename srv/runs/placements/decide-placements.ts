import { SaldoError } from '../../domain/errors.ts';
import type { ItemToSubmit, OpenSubmission, PlacedCustomer } from './placed-customers.ts';
import type { Agency } from './placement-setup.ts';

/** Items of a customer in one currency, for one agency. */
export interface NewSubmission {
  readonly partner: string;
  readonly agency: Agency;
  readonly currency: string;
  readonly items: readonly ItemToSubmit[];
}

/** A submission that ends, with the reason that its agency is given. */
export interface Recall extends OpenSubmission {
  readonly reason: string;
}

export interface PlacementDecisions {
  readonly recalls: readonly Recall[];
  readonly submissions: readonly NewSubmission[];
  /** Who is with an agency and is not submitted, and why. */
  readonly held: readonly { readonly partner: string; readonly error: SaldoError }[];
}

export interface PlacedPage {
  readonly customers: readonly PlacedCustomer[];
  readonly open: readonly OpenSubmission[];
  readonly items: readonly ItemToSubmit[];
  /** Of the source that the customers are of. */
  readonly agencies: readonly Agency[];
}

/**
 * What brings the ERP to where the lists are: what is with an agency that no longer has the customer
 * comes back, and what the customer's agency has not got yet goes there.
 */
export function decidePlacements(page: PlacedPage): PlacementDecisions {
  const agencyOf = new Map(page.agencies.map((agency) => [agency.collectionGroup, agency]));
  const ownerOf = new Map(page.customers.map(({ partner, owner }) => [partner, owner]));
  const itemsOf = Map.groupBy(page.items, ({ partner }) => partner);
  const recalls = page.open
    .filter(({ partner, collectionGroup }) => ownerOf.get(partner) !== collectionGroup)
    .map((one) => ({ ...one, reason: agencyOf.get(one.collectionGroup)?.recallReason ?? '' }));
  const placed = page.customers.flatMap((customer) => {
    const agency = agencyOf.get(customer.owner ?? '');
    const items = itemsOf.get(customer.partner) ?? [];
    return agency && items.length > 0 ? [{ customer, agency, items }] : [];
  });
  const isHeld = ({ customer }: { customer: PlacedCustomer }) => customer.isQuarantined === 1;
  return {
    recalls,
    submissions: placed.filter((one) => !isHeld(one)).flatMap(byCurrency),
    held: placed.filter(isHeld).map(({ customer }) => heldBack(customer)),
  };
}

function byCurrency({
  customer,
  agency,
  items,
}: {
  customer: PlacedCustomer;
  agency: Agency;
  items: readonly ItemToSubmit[];
}): NewSubmission[] {
  const { partner } = customer;
  return [...Map.groupBy(items, ({ currency }) => currency)].map(([currency, own]) => {
    return { partner, agency, currency, items: own };
  });
}

function heldBack({ partner }: PlacedCustomer) {
  const error = new SaldoError(
    'SUBMISSION_QUARANTINED',
    `Nothing of customer ${partner} was submitted to the agency: an account's totals differ from the ERP. It goes with the first night after they agree.`,
    { partner },
  );
  return { partner, error };
}
