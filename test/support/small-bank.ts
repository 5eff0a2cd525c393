import { loadBank } from '../../sandbox/demo/load-bank.ts';
import { addDays, type IsoDate } from '../../srv/domain/iso-date.ts';
import type { Database } from '../../srv/platform/database.ts';
import {
  contractsTable,
  type ItemsRow,
  itemsTable,
  type PartnersRow,
  partnersTable,
} from '../../srv/platform/tables.ts';

/** The Monday that runs in tests are for. */
export const MONDAY: IsoDate = '2026-11-23';

const SOURCE = 'S4';

export interface TestItem {
  /** Days past due on the Monday; negative for the future. */
  readonly daysOverdue: number;
  readonly amount: string;
  readonly currency?: string;
  readonly columns?: Partial<ItemsRow>;
}

export interface TestCustomer {
  readonly partner: string;
  readonly items: readonly TestItem[];
  readonly companyCode?: string;
  readonly columns?: Partial<PartnersRow>;
}

/** The demo bank's way to collect, with a few customers whose every cent is known. */
export async function loadSmallBank(
  db: Database,
  customers: readonly TestCustomer[],
): Promise<void> {
  await loadBank(db, MONDAY);
  await addCustomers(db, customers);
}

export async function addCustomers(
  db: Database,
  customers: readonly TestCustomer[],
): Promise<void> {
  await db.upsert(partnersTable, customers.map(partnerRow));
  await db.upsert(contractsTable, customers.map(contractRow));
  await db.upsert(itemsTable, customers.flatMap(itemRows));
}

function partnerRow({ partner, columns }: TestCustomer): Partial<PartnersRow> {
  return {
    source: SOURCE,
    partner,
    category: '1',
    name: `Customer ${partner}`,
    language: 'de',
    country: 'DE',
    isBlocked: false,
    timeZone: 'Europe/Berlin',
    ...columns,
  };
}

function contractRow({ partner, companyCode = '1000' }: TestCustomer) {
  return {
    source: SOURCE,
    contract: `C${partner}`,
    partner,
    account: `A${partner}`,
    companyCode,
    product: 'PERSONAL_LOAN',
    currency: 'EUR',
    exposure: '1000.00',
  };
}

function itemRows({ partner, items, companyCode = '1000' }: TestCustomer): Partial<ItemsRow>[] {
  return items.map(({ daysOverdue, amount, currency = 'EUR', columns }, index) => ({
    source: SOURCE,
    document: `${partner}${index}`,
    repetition: '000',
    item: '0001',
    subitem: '000',
    partner,
    account: `A${partner}`,
    contract: `C${partner}`,
    companyCode,
    dueDate: addDays(MONDAY, -daysOverdue),
    currency,
    amount,
    clearingStatus: '',
    clearingRestriction: '',
    statisticalCode: '',
    substituteCategory: '',
    ...columns,
  }));
}
