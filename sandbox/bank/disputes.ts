import { itemKeyText, type LedgerItem } from '../ledger/item.ts';
import { addDays } from '../simulation/calendar.ts';
import { toWire } from './currencies.ts';
import { type Customer, isOverdue } from './customer.ts';
import { disputeNumber } from './numbers.ts';

const reasons = [
  { code: 'AMNT', title: 'Amount differs from the contract' },
  { code: 'CHRG', title: 'Card charge not recognised' },
  { code: 'PAID', title: 'Customer says it was paid' },
  { code: 'INTR', title: 'Interest rate disputed' },
  { code: 'SERV', title: 'Insurance was cancelled' },
] as const;

const statuses = [
  { status: '01', weight: 30 },
  { status: '02', weight: 55 },
  { status: '05', weight: 15 },
];

const rootCauses = ['BILL', 'PAYM', 'CUST', 'PROD', 'MAST'] as const;

/** Writes a dispute over the oldest open item for a few customers, mostly overdue ones. */
export function writeDispute(items: readonly LedgerItem[], customer: Customer): void {
  const { random, today, book } = customer;
  const [item] = items;
  const share = isOverdue(customer.bucket) ? 0.045 : 0.006;
  if (item === undefined || !random.chance(share)) return;
  const reason = random.pick(reasons);
  const created = addDays(today, -random.int(1, 45));
  const amount = item.CAAmountInTransactionCurrency;
  const isPartial = random.chance(0.4);
  const CaseUUID = random.uuid();
  const { status: CaseStatus } = random.weighted(statuses);
  book.add('dispute', {
    CaseUUID,
    CaseID: disputeNumber(customer.index),
    CaseType: 'F100',
    CaseTitle: reason.title,
    CaseStatus,
    BusinessPartner: customer.partner,
    CompanyCode: item.CompanyCode,
    DisputeCaseCurrency: item.TransactionCurrency,
    OriginalAmount: toWire(amount),
    DisputedAmount: toWire(isPartial ? Math.ceil(amount * 0.35) : amount),
    CaseReason: reason.code,
    DisputeCaseCoordinator: `COORD${random.int(1, 4)}`,
    CaseProcessor: `CLERK${random.int(1, 9)}`,
    CasePlannedCloseDate: addDays(created, 30),
    ...(CaseStatus === '05' ? pastOf(created, customer) : presentOf(created)),
  });
  book.add('disputeObject', {
    CaseUUID,
    ObjectType: 'CA_DOC',
    ObjectKey: itemKeyText(item),
    ObjectClassification: 'DISP_INV',
    CAPaymentLot: '',
    CAPaymentLotItem: '',
  });
}

function presentOf(created: string) {
  const stamp = `${created}T10:15:00.000Z`;
  return { DisputeCaseRootCause: '', CreationDateTime: stamp, LastChangeDateTime: stamp };
}

/** Closed cases lie further back, some weeks apart, and took from three days to three weeks. */
function pastOf(created: string, { index, today }: Customer) {
  const opened = addDays(created, -20 * (index % 5));
  const solved = addDays(opened, 3 + (index % 19));
  const ended = solved < today ? solved : today;
  return {
    DisputeCaseRootCause: rootCauses[index % rootCauses.length] ?? '',
    CreationDateTime: `${opened}T10:15:00.000Z`,
    LastChangeDateTime: `${ended}T16:40:00.000Z`,
  };
}
