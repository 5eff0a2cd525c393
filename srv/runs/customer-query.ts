import type { Dialect } from '../platform/database.ts';
import { type CustomerScope, scopeCondition } from './customer-scope.ts';

/** Whose rows are read: customers of one source, as one segment sees them. */
export interface ReadScope {
  readonly dialect: Dialect;
  readonly customers: CustomerScope;
  readonly segment: string;
}

/** A statement with its parameters; those of the scope come last. */
export type CustomerQuery = (scope: ReadScope, ...params: string[]) => [string, string[]];

/** `{customers}` stands where the condition on the alias goes; it comes after all parameters. */
export function customerQuery(text: string, alias = 'c'): CustomerQuery {
  return ({ customers, dialect }, ...params) => {
    const condition = scopeCondition(customers, alias, dialect);
    return [text.replace('{customers}', condition.sql), [...params, ...condition.params]];
  };
}

const OF_SEGMENT = `c.companyCode IN (SELECT s.companyCode
  FROM saldo_organization_SegmentCompanyCodes s WHERE s.segment = ? AND s.source = ?)`;

/** As a customer query, of a table with company codes: only what is the segment's. */
export function segmentQuery(text: string): CustomerQuery {
  const query = customerQuery(text.replace('{customers}', `${OF_SEGMENT} AND {customers}`));
  return (scope, ...params) => query(scope, ...params, scope.segment, scope.customers.source);
}
