import type { OperationKind } from '../operation-kind.ts';
import { contactNote } from './contact-note.ts';
import { promiseCreate } from './promise-create.ts';

/** What Saldo writes to the ERP, by kind of operation. */
export const operationKinds = {
  'promise-create': promiseCreate,
  'contact-note': contactNote,
} as const satisfies Readonly<Record<string, OperationKind>>;

export type OperationKindName = keyof typeof operationKinds;

/** Kinds that are kept off quarantined accounts. */
export const ledgerKinds: readonly string[] = Object.entries(operationKinds)
  .filter(([, kind]) => kind.touchesLedger)
  .map(([name]) => name);

export function operationKindOf(name: string | null): OperationKind | undefined {
  return Object.entries(operationKinds).find(([known]) => known === name)?.[1];
}
