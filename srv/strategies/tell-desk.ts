import type cds from '@sap/cds';

/** What the reader may do that begins with no row, so that screens offer nothing else. */
export function tellDesk({ user }: cds.Request) {
  return { reader: user.id, mayWrite: user.is('strategy-manager') };
}
