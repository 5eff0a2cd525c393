/** What a field of a file becomes: texts have a greatest length, decimals a number of digits. */
export type FileField =
  | ({ readonly name: string; readonly type: 'text'; readonly length: number } & Fill)
  | ({ readonly name: string; readonly type: 'decimal'; readonly digits: number } & Fill)
  | ({ readonly name: string; readonly type: 'amount' | 'date' | 'flag' } & Fill);

interface Fill {
  /** A row without it is rejected. */
  readonly isRequired?: boolean;
  /** Stored when the file has no such field or leaves it empty. */
  readonly initial?: string;
}

/** What can be loaded from a file; the names are the columns of the ledger's tables. */
export interface FileObject {
  readonly object: FileObjectName;
  readonly keys: readonly string[];
  readonly fields: readonly FileField[];
  /** Columns the file does not have: kept as they are, or initial, as in a file that tells all. */
  readonly unmapped: 'kept' | 'initial';
}

export type FileObjectName =
  | 'partners'
  | 'contract-accounts'
  | 'contracts'
  | 'items'
  | 'payments'
  | 'payment-assignments';

const text = (name: string, length: number, fill: Fill = {}): FileField => ({
  name,
  type: 'text',
  length,
  ...fill,
});
const required = { isRequired: true } as const;
const date = (name: string, fill: Fill = {}): FileField => ({ name, type: 'date', ...fill });
const amount = (name: string, fill: Fill = {}): FileField => ({ name, type: 'amount', ...fill });
const flag = (name: string): FileField => ({ name, type: 'flag' });

/** FI-CA's item key; other systems number documents only, so the rest has a value of its own. */
const ITEM_KEY = [
  text('document', 12, required),
  text('repetition', 3, { initial: '000' }),
  text('item', 4, { initial: '0001' }),
  text('subitem', 3, { initial: '000' }),
];

const PARTNERS: FileObject = {
  object: 'partners',
  keys: ['partner'],
  unmapped: 'kept',
  fields: [
    text('partner', 10, required),
    text('category', 1),
    text('name', 81),
    text('language', 2),
    date('birthDate'),
    date('deathDate'),
    flag('isBlocked'),
    text('country', 3),
    text('region', 3),
    text('city', 40),
    text('postalCode', 10),
    text('street', 60),
    text('phone', 241),
    text('mobile', 241),
    text('email', 241),
  ],
};

const CONTRACT_ACCOUNTS: FileObject = {
  object: 'contract-accounts',
  keys: ['account', 'partner'],
  unmapped: 'kept',
  fields: [
    text('account', 12, required),
    text('partner', 10, required),
    text('companyCode', 4),
    text('dunningProcedure', 2),
    text('collectionStrategy', 2),
    text('masterDataGroup', 8),
    text('paymentMethod', 1),
    text('toleranceGroup', 4),
  ],
};

const CONTRACTS: FileObject = {
  object: 'contracts',
  keys: ['contract'],
  unmapped: 'kept',
  fields: [
    text('contract', 20, required),
    text('partner', 10, required),
    text('account', 12),
    text('companyCode', 4, required),
    text('product', 20),
    text('currency', 5, required),
    amount('exposure', { initial: '0' }),
    { name: 'rate', type: 'decimal', digits: 6 },
    date('maturity'),
    date('asOf'),
  ],
};

const ITEMS: FileObject = {
  object: 'items',
  keys: ['document', 'repetition', 'item', 'subitem'],
  unmapped: 'initial',
  fields: [
    ...ITEM_KEY,
    text('partner', 10, required),
    text('account', 12),
    text('contract', 20),
    text('companyCode', 4, required),
    text('documentType', 2),
    text('reference', 16),
    text('mainTransaction', 4),
    text('subTransaction', 4),
    date('documentDate'),
    date('postingDate'),
    date('dueDate', required),
    date('deferralDate'),
    text('currency', 5, required),
    amount('amount', required),
    amount('originalAmount'),
    text('clearingStatus', 1),
    date('clearingDate'),
    text('clearingDocument', 12),
    text('clearingReason', 2),
    text('clearingRestriction', 1),
    flag('isClearingReset'),
    flag('isWithdrawn'),
    text('statisticalCode', 1),
    text('substituteCategory', 1),
    text('substituteDocument', 12),
    flag('excludedFromDunning'),
    text('paymentMethod', 1),
    flag('isJointLiability'),
  ],
};

const PAYMENTS: FileObject = {
  object: 'payments',
  keys: ['payment'],
  unmapped: 'initial',
  fields: [
    text('payment', 36, required),
    text('partner', 10, required),
    text('account', 12),
    text('document', 12),
    text('currency', 5, required),
    amount('amount', required),
    date('postingDate', required),
    text('method', 1),
    flag('isReturned'),
    date('returnedOn'),
  ],
};

const PAYMENT_ASSIGNMENTS: FileObject = {
  object: 'payment-assignments',
  keys: ['document', 'repetition', 'item', 'subitem', 'payment'],
  unmapped: 'initial',
  fields: [
    ...ITEM_KEY,
    text('payment', 36, required),
    text('partner', 10, required),
    text('currency', 5, required),
    amount('amount', required),
    date('clearingDate', required),
    flag('isReset'),
  ],
};

const OBJECTS: readonly FileObject[] = [
  PARTNERS,
  CONTRACT_ACCOUNTS,
  CONTRACTS,
  ITEMS,
  PAYMENTS,
  PAYMENT_ASSIGNMENTS,
];

export const FILE_OBJECTS: Readonly<Record<string, FileObject>> = Object.fromEntries(
  OBJECTS.map((object) => [object.object, object]),
);
