/** What happened before the demo's first day. Shares are of overdue customers, from 0 to 1. */
export interface HistoryFile {
  readonly contactedShare: number;
  /** At most so many contacts each. */
  readonly contactsEach: number;
  readonly contactedFromDaysOverdue: number;
  readonly contactsWithinDays: number;
  readonly results: readonly {
    readonly result: string;
    readonly weight: number;
    readonly isReached: boolean;
    readonly isRightParty: boolean;
  }[];
  /** Of contacts after which a customer is flagged. */
  readonly hardshipResult: string;
  readonly promisedShare: number;
  readonly promisedFromDaysOverdue: number;
  readonly promiseCategory: string;
  readonly promisedOn: string;
  readonly promiseDueOn: string;
  readonly resubmittedShare: number;
  readonly resubmittedFor: string;
  readonly resubmissionReason: string;
  /** Share of customers who withheld a channel. */
  readonly withheldConsents: Readonly<Record<string, number>>;
  readonly consentProvenance: string;
  readonly consentPurpose: string;
}
