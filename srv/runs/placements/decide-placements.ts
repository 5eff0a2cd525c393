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

/** A submission that ends, why, and the reason that its agency is given. */
export interface Recall extends OpenSubmission {
  /** list: another has the customer; dispute; or the reason of an exclusion. */
  readonly cause: string;
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
  /** What comes back from agencies now. */
  readonly recalls: readonly Recall[];
  readonly items: readonly ItemToSubmit[];
  /** Of the source that the customers are of. */
  readonly agencies: readonly Agency[];
}

/** That a bank recorded itself who is with an agency takes nothing back from one. */
const AT_AN_AGENCY = 'agency';

/**
 * What comes back: of customers whom the lists gave to somebody else, who are excluded now, or with an
 * item that is disputed.
 */
export function decideRecalls(
  customers: readonly PlacedCustomer[],
  open: readonly OpenSubmission[],
  reasonOf: (collectionGroup: string) => string,
): Recall[] {
  const known = new Map(customers.map((customer) => [customer.partner, customer]));
  return open.flatMap((one) => {
    const cause = recallCause(one, known.get(one.partner));
    return cause === null ? [] : [{ ...one, cause, reason: reasonOf(one.collectionGroup) }];
  });
}

function recallCause(
  { collectionGroup, isDisputed }: OpenSubmission,
  customer: PlacedCustomer | undefined,
): string | null {
  const { owner = null, excludedFor = null } = customer ?? {};
  if (excludedFor !== null && excludedFor !== AT_AN_AGENCY) return excludedFor;
  if (owner !== collectionGroup) return 'list';
  return isDisputed === 1 ? 'dispute' : null;
}

/**
 * What brings the ERP to where the lists are: what must not be with an agency any more comes back,
 * and what the customer's agency has not got yet goes there.
 */
export function decidePlacements(page: PlacedPage): PlacementDecisions {
  const agencyOf = new Map(page.agencies.map((agency) => [agency.collectionGroup, agency]));
  const itemsOf = Map.groupBy(page.items, ({ partner }) => partner);
  const placed = page.customers.flatMap((customer) => {
    const agency = agencyOf.get(customer.owner ?? '');
    const items = itemsOf.get(customer.partner) ?? [];
    return agency && items.length > 0 ? [{ customer, agency, items }] : [];
  });
  const isHeld = ({ customer }: { customer: PlacedCustomer }) => customer.isQuarantined === 1;
  return {
    recalls: page.recalls,
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
