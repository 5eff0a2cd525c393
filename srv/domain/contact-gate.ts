import type { ContactOutcome, ContactPack, ContactRule } from './contact-pack.ts';
import type { Instant, IsoDate } from './iso-date.ts';

/** The contact that is about to happen. */
export interface ContactRequest {
  /** Who would be contacted. */
  readonly person: string;
  /** 'borrower', 'co-debtor', 'guarantor', 'reference', … */
  readonly relation: string;
  /** The debts it would be about. */
  readonly debts: readonly string[];
  readonly channel: string;
  readonly instant: Instant;
  /** IANA zone of the person. */
  readonly timeZone: string;
}

/** A contact that took place, from any origin: agent, dialer, agency, ERP. */
export interface PastContact {
  readonly person: string;
  readonly debts: readonly string[];
  readonly channel: string;
  readonly direction: 'outbound' | 'inbound';
  readonly outcome: ContactOutcome;
  readonly instant: Instant;
}

/** What is known of the person. */
export interface ContactHistory {
  readonly contacts: readonly PastContact[];
  /** Channels with a granted, valid consent. */
  readonly consentedChannels: readonly string[];
  /** First day on which the person may be contacted again. */
  readonly noContactUntil: IsoDate | null;
  /** Exclusions valid today. */
  readonly exclusions: readonly string[];
}

export type ContactVerdict =
  | { readonly allowed: true; readonly pack: string; readonly packVersion: string }
  | {
      readonly allowed: false;
      readonly pack: string;
      readonly packVersion: string;
      /** Id of the first rule of the pack that refuses. */
      readonly rule: string;
      readonly kind: ContactRule['kind'];
      readonly source: string;
      /** When all rules allow it, nothing new happening; null when time alone opens nothing. */
      readonly opensAt: Instant | null;
    };

/** Whether a person may be contacted now; to be asked before every queueing, call and send. */
export function mayContact(
  request: ContactRequest,
  pack: ContactPack,
  history: ContactHistory,
): ContactVerdict {
  void [request, pack, history];
  throw new Error('not implemented yet');
}
