import cds from '@sap/cds';
import { SaldoError } from '../domain/errors.ts';
import { cloudEvent } from '../erp/events/cloud-event.ts';
import { standardTypes } from '../erp/events/event-types.ts';
import { receiveEvents } from './receive.ts';
import { eventSettings } from './settings.ts';

const LOG = cds.log('events');

/** A message as CAP hands it over: CloudEvents' attributes are its headers. */
interface Message {
  readonly event: string;
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly data?: unknown;
}

/**
 * Takes change events from the broker that CAP is configured with (`cds.requires.messaging`: SAP Event
 * Mesh, Advanced Event Mesh, Event Hub, or a file in development); nothing without one. A message
 * that is no event is told to the operator and taken, since it would come back for ever.
 */
export async function subscribeToErpEvents(): Promise<void> {
  if (!cds.env.requires.messaging) return;
  const messaging = await cds.connect.to('messaging');
  const own = Object.keys(eventSettings().eventTypes);
  const topics = new Set([...standardTypes.map(({ type }) => type), ...own]);
  for (const topic of topics) messaging.on(topic, (message: unknown) => take(message as Message));
}

async function take({ event, headers = {}, data }: Message): Promise<void> {
  try {
    const message = cloudEvent({ specversion: '1.0', type: event, ...headers, data });
    await receiveEvents([message], 'messaging');
  } catch (error) {
    if (!(error instanceof SaldoError) || !error.code.startsWith('EVENT_')) throw error;
    LOG.error(`${error.code}: ${error.message}`);
  }
}
