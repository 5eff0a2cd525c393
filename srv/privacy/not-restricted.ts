/** Condition that the person of a row may be seen; the row is named by its alias in the statement. */
export function notRestricted(alias: string): string {
  return `NOT EXISTS (SELECT 1 FROM saldo_privacy_Restrictions kept
    WHERE kept.source = ${alias}.source AND kept.partner = ${alias}.partner)`;
}
