import type { CloudEvent } from '../erp/events/cloud-event.ts';
import { type StoreOptions, type StoreReport, storeEvents } from '../erp/events/store-events.ts';
import { ownDatabase } from '../requests/own-database.ts';
import { tellEventsPending } from '../requests/wake-up.ts';
import { eventSettings } from './settings.ts';

/** Keeps events and wakes their reader, whichever way they came. */
export async function receiveEvents(
  events: readonly CloudEvent[],
  channel: StoreOptions['channel'],
): Promise<StoreReport> {
  const { eventTypes: ownTypes } = eventSettings();
  const now = new Date().toISOString();
  const report = await storeEvents(ownDatabase(), events, { now, channel, ownTypes });
  if (report.stored > 0) tellEventsPending();
  return report;
}
