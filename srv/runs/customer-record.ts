import type { IsoDate } from '../domain/iso-date.ts';
import type { PromiseStatus } from '../domain/promise-judgement.ts';

/** Rows of one customer in one segment as the queries give them; amounts scaled by 10^4. */
export interface CustomerRecord {
  readonly source: string;
  readonly partner: string;
  readonly master: MasterRow | undefined;
  readonly items: readonly ItemRow[];
  readonly paid: readonly PaidRow[];
  readonly disputes: readonly DisputeRow[];
  readonly rejectedDisputes: readonly RejectedDisputeRow[];
  readonly writtenOff: readonly WrittenOffRow[];
  readonly promisedItems: readonly PromisedItemRow[];
  /** Of agreed plans: the customer has committed, as to a promise. */
  readonly plannedItems: readonly PromisedItemRow[];
  readonly dunning: readonly DunningRow[];
  /** Valid on the day. */
  readonly locks: readonly LockRow[];
  readonly promises: readonly PromiseRow[];
  readonly contacts: readonly ContactRow[];
  readonly resubmissions: readonly ResubmissionRow[];
  readonly payments: PaymentsRow | undefined;
  readonly creditAccounts: readonly CreditAccountRow[];
  readonly contracts: readonly ContractRow[];
  readonly exclusions: readonly ExclusionRow[];
  readonly flags: readonly FlagRow[];
  readonly accounts: readonly AccountRow[];
  readonly placements: readonly PlacementRow[];
  readonly plans: readonly PlanRow[];
  /** Rows of the bank's own facts, by fact. */
  readonly ownRows: Readonly<Record<string, readonly OwnRow[]>>;
  readonly isQuarantined: boolean;
  /** Arm of the segment's running test of strategies, or null. */
  readonly arm: string | null;
  /** The group that the customer was handed over to, in the place of their stage's; or null. */
  readonly handedTo: string | null;
}

/** A row of a customer; the source is the same for all rows read at once. */
export interface CustomerRow {
  readonly partner: string;
}

/** Key of an item within its source. */
interface ItemKeyRow extends CustomerRow {
  readonly document: string;
  readonly repetition: string;
  readonly item: string;
  readonly subitem: string;
}

export interface MasterRow extends CustomerRow {
  readonly category: string | null;
  readonly language: string | null;
  readonly country: string | null;
  readonly birthDate: IsoDate | null;
  readonly deathDate: IsoDate | null;
  readonly isBlocked: boolean;
  readonly isBankrupt: boolean | null;
  readonly riskClass: string | null;
  readonly score: string | null;
}

export interface ItemRow extends ItemKeyRow {
  readonly companyCode: string;
  readonly account: string;
  readonly contract: string | null;
  readonly currency: string;
  readonly amount4: number;
  readonly dueDate: IsoDate;
  readonly deferralDate: IsoDate | null;
  readonly clearingRestriction: string | null;
  readonly statisticalCode: string | null;
  readonly substituteCategory: string | null;
  /** 1 where the ERP has given it to an agency itself. */
  readonly isAtErpAgency: number;
}

export interface PaidRow extends CustomerRow {
  readonly dueDate: IsoDate;
  readonly clearingDate: IsoDate;
}

/** An item and the part of it in dispute. */
export interface DisputeRow extends ItemKeyRow {
  readonly caseId: string;
  /** 1 when it is asked for all the same. */
  readonly isToCollect: number;
  readonly currency: string;
  readonly amount4: number;
}

/** A case that was decided as owed, in part at least. */
export interface RejectedDisputeRow extends CustomerRow {
  readonly solvedOn: IsoDate;
}

/** An item and the part of it that is agreed to be written off. */
export interface WrittenOffRow extends ItemKeyRow {
  readonly amount4: number;
}

export type PromisedItemRow = ItemKeyRow;

export interface DunningRow extends CustomerRow {
  readonly account: string;
  readonly level: number;
  readonly issuedOn: IsoDate;
  readonly currency: string;
  readonly amount4: number | null;
  /** 1 for legal dunning. */
  readonly isLegal: number;
}

/** A lock on an item or, without one, on a contract account; of a block of contact on neither. */
export interface LockRow extends ItemKeyRow {
  readonly account: string;
  /** DFKKLOCKS-PROID. */
  readonly process: string;
  /** DFKKLOCKS-LOCKR. */
  readonly reason: string;
  /** The last day. */
  readonly validTo: IsoDate;
  /** 1 where nobody may contact the customer while it is valid. */
  readonly forbidsContact: number;
}

export interface PromiseRow extends CustomerRow {
  readonly status: PromiseStatus;
  readonly currency: string;
  readonly amount4: number;
  readonly promisedOn: IsoDate;
  readonly judgedAt: string | null;
}

export interface ContactRow extends CustomerRow {
  readonly localDate: IsoDate;
  readonly isReached: boolean;
  readonly isRightParty: boolean;
}

export interface ResubmissionRow extends CustomerRow {
  readonly dueOn: IsoDate;
  readonly noContactUntil: boolean;
}

export interface PaymentsRow extends CustomerRow {
  readonly lastPaidOn: IsoDate | null;
  readonly returnedDebits: number;
}

export interface CreditAccountRow extends CustomerRow {
  readonly currency: string;
  readonly limit4: number | null;
}

export interface ContractRow extends CustomerRow {
  readonly contract: string;
  readonly product: string | null;
  readonly currency: string;
  readonly exposure4: number | null;
  readonly guarantors: number;
}

export interface HandOverRow extends CustomerRow {
  readonly toGroup: string;
}

export interface ArmRow extends CustomerRow {
  readonly arm: string;
}

export interface ExclusionRow extends CustomerRow {
  readonly reason: string;
  readonly evidence: string;
  readonly validFrom: IsoDate;
  readonly validTo: IsoDate | null;
}

/** Hardship or vulnerability. */
export interface FlagRow extends CustomerRow {
  readonly flag: string;
  readonly validFrom: IsoDate;
  readonly validTo: IsoDate | null;
}

export interface AccountRow extends CustomerRow {
  readonly account: string;
  readonly paymentMethod: string;
}

export interface PlacementRow extends CustomerRow {
  readonly cause: string;
}

export interface PlanRow extends CustomerRow {
  readonly status: string;
}

/** Columns as the bank named them. */
export type OwnRow = CustomerRow & Readonly<Record<string, unknown>>;
