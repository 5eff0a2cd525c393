import cds from '@sap/cds';
import type { OwnTypes } from '../erp/events/event-types.ts';

/** What an operator may set in CAP's configuration under `saldo` for change events of the ERP. */
export interface EventSettings {
  /** Types of events beside the standard ones, and the kind of object each is about. */
  readonly eventTypes: OwnTypes;
  /** Origins that may deliver here: `WebHook-Request-Origin` of CloudEvents' abuse protection. */
  readonly eventOrigins: readonly string[];
  /** Requests that one sender may make in a minute. */
  readonly eventRequestsPerMinute: number;
  /** The largest body, as body parsers write it. */
  readonly eventBodyLimit: string;
}

const defaults: EventSettings = {
  eventTypes: {},
  eventOrigins: [],
  eventRequestsPerMinute: 3_000,
  eventBodyLimit: '1mb',
};

export function eventSettings(): EventSettings {
  const { saldo } = cds.env as { saldo?: Partial<EventSettings> };
  return { ...defaults, ...saldo };
}
