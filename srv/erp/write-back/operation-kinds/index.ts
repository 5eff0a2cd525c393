import type { OperationKind } from '../operation-kind.ts';
import { agencyRecall } from './agency-recall.ts';
import { agencySubmit } from './agency-submit.ts';
import { contactNote } from './contact-note.ts';
import { correspondenceRequest } from './correspondence-request.ts';
import { disputeChange } from './dispute-change.ts';
import { disputeClose } from './dispute-close.ts';
import { disputeCreate } from './dispute-create.ts';
import { disputeNote } from './dispute-note.ts';
import { lockAccountLift, lockLift } from './lock-lift.ts';
import { lockAccountSet, lockSet } from './lock-set.ts';
import { planChange } from './plan-change.ts';
import { planCreate } from './plan-create.ts';
import { planDeactivate } from './plan-deactivate.ts';
import { promiseCreate } from './promise-create.ts';
import { promiseReplace } from './promise-replace.ts';
import { promiseVerdict } from './promise-verdict.ts';
import { promiseWithdraw } from './promise-withdraw.ts';
import { refinancingProposal } from './refinancing-proposal.ts';
import { resubmission } from './resubmission.ts';
import { worklistResult } from './worklist-result.ts';
import { writeOffProposal } from './write-off-proposal.ts';

/** What Saldo writes to the ERP, by kind of operation. */
export const operationKinds = {
  'promise-create': promiseCreate,
  'promise-replace': promiseReplace,
  'promise-withdraw': promiseWithdraw,
  'promise-verdict': promiseVerdict,
  'dispute-create': disputeCreate,
  'dispute-change': disputeChange,
  'dispute-close': disputeClose,
  'dispute-note': disputeNote,
  'plan-create': planCreate,
  'plan-change': planChange,
  'plan-deactivate': planDeactivate,
  'lock-set': lockSet,
  'lock-lift': lockLift,
  'lock-account-set': lockAccountSet,
  'lock-account-lift': lockAccountLift,
  'contact-note': contactNote,
  'correspondence-request': correspondenceRequest,
  resubmission: resubmission,
  'worklist-result': worklistResult,
  'agency-submit': agencySubmit,
  'agency-recall': agencyRecall,
  'write-off-proposal': writeOffProposal,
  'refinancing-proposal': refinancingProposal,
} as const satisfies Readonly<Record<string, OperationKind>>;

export type OperationKindName = keyof typeof operationKinds;

/** Kinds that are kept off quarantined accounts. */
export const ledgerKinds = namesWhere(({ touchesLedger }) => touchesLedger);

/** Kinds that take items into an agreement. */
export const takingKinds = namesWhere(({ items }) => items?.includes('takes') === true);

/** Kinds after which items may be in another agreement. */
export const freeingKinds = namesWhere(({ items }) => items?.includes('frees') === true);

/** Kinds that are on their way again when they are asked for after they were given up. */
export const returningKinds = namesWhere(({ mayComeAgain }) => mayComeAgain === true);

function namesWhere(holds: (kind: OperationKind) => boolean): readonly string[] {
  const kinds: Readonly<Record<string, OperationKind>> = operationKinds;
  return Object.keys(kinds).filter((name) => holds(kinds[name] as OperationKind));
}

export function operationKindOf(name: string | null): OperationKind | undefined {
  return Object.entries(operationKinds).find(([known]) => known === name)?.[1];
}
