import type { TableShape } from '../platform/database.ts';
import * as tables from '../platform/tables.ts';

/** Rows about a person in one table, and how they are found by source and partner. */
export interface PersonRows {
  readonly table: TableShape;
  /** A condition with two parameters: source and partner. */
  readonly where: string;
}

/** Rows that name no person but belong to a row that does. */
const PARTS: readonly (readonly [TableShape, string])[] = [
  [tables.promiseDatesTable, part('promise', 'ID', 'saldo_agreements_Promises')],
  [tables.promiseItemsTable, part('promise', 'ID', 'saldo_agreements_Promises')],
  [tables.promiseVerdictsTable, part('promise', 'ID', 'saldo_agreements_Promises')],
  [tables.planInstalmentsTable, part('plan', 'ID', 'saldo_plans_Plans')],
  [tables.planItemsTable, part('plan', 'ID', 'saldo_plans_Plans')],
  [tables.operationAttemptsTable, part('operation', 'ID', 'saldo_operations_Operations')],
  [tables.submittedItemsTable, part('submission', 'ID', 'saldo_placements_Submissions')],
  [tables.writeOffItemsTable, part('writeOff', 'ID', 'saldo_writeoffs_WriteOffs')],
  [tables.blockLocksTable, part('block', 'ID', 'saldo_locks_Blocks')],
  [tables.contactDebtsTable, part('contact', 'ID', 'saldo_contacts_Contacts')],
  [tables.caseItemsTable, part('dispute', 'ID', 'saldo_disputes_Cases')],
  [tables.casesAttachmentsTable, part('up__ID', 'ID', 'saldo_disputes_Cases')],
];

/** Emptied instead of deleted: that something was decided stays proven. */
const EVENTS: TableShape = tables.eventsTable;
/** Says that the person may not be seen; goes last. */
const RESTRICTIONS: TableShape = tables.restrictionsTable;

const all = Object.values(tables) as unknown as TableShape[];

/** Everything stored about a person: parts first, so that they are found while their whole is there. */
export const personRows: readonly PersonRows[] = [
  ...PARTS.map(([table, where]) => ({ table, where })),
  ...all
    .filter((table) => table !== EVENTS && table !== RESTRICTIONS && namesPerson(table))
    .map((table) => ({ table, where: 'source = ? AND partner = ?' })),
];

/** What the audit trail tells about a person. */
export const personEvents: PersonRows = { table: EVENTS, where: 'source = ? AND partner = ?' };

function namesPerson({ columns }: TableShape): boolean {
  const names = columns.map(({ name }) => name);
  return names.includes('source') && names.includes('partner');
}

function part(column: string, key: string, whole: string): string {
  return `${column} IN (SELECT whole.${key} FROM ${whole} whole
    WHERE whole.source = ? AND whole.partner = ?)`;
}
