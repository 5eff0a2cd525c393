import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Stamp } from '../simulation/clock.ts';

/** Where change events are delivered, and as whom. */
export interface Webhook {
  url: string;
  user: string;
  password: string;
}

/** What happened to which object; more is not told, as in SAP's notification events. */
export interface Happening {
  type: string;
  data: Record<string, string>;
}

/** Tells a webhook what is posted (CloudEvents 1.0, structured), in order and after the posting. */
export interface EventSender {
  deliverTo(webhook: Webhook | undefined): void;
  current(): { url: string } | undefined;
  tell(happening: Happening, stamp: Stamp): void;
}

const SOURCE = '/default/sap.s4/sandbox';
/** Pauses between attempts in milliseconds; after the last one an event is lost, and polling finds the change. */
const PAUSES = [200, 1_000, 5_000];

export function createEventSender(): EventSender {
  let webhook: Webhook | undefined;
  let last: Promise<unknown> = Promise.resolve();
  return {
    deliverTo: (next) => {
      webhook = next;
    },
    current: () => webhook && { url: webhook.url },
    tell: ({ type, data }, { instant }) => {
      const target = webhook;
      if (!target) return;
      const event = { specversion: '1.0', id: randomUUID(), source: SOURCE, type };
      const body = JSON.stringify({ ...event, time: instant, data });
      last = last.then(() => deliver(target, body));
    },
  };
}

async function deliver(webhook: Webhook, body: string): Promise<void> {
  for (const pause of [0, ...PAUSES]) {
    await sleep(pause);
    const status = await post(webhook, body).catch(() => 0);
    if (status >= 200 && status < 300) return;
  }
  console.error(`event not delivered to ${webhook.url}`);
}

async function post({ url, user, password }: Webhook, body: string): Promise<number> {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/cloudevents+json',
      authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`,
    },
    body,
  });
  await response.body?.cancel();
  return response.status;
}
