import { SaldoError } from '../../srv/domain/errors.ts';
import type { ErpAccess } from './erp-access.ts';

/** As whom the stand-in ERP delivers its change events: no person, so not among the demo's users. */
const ERP_EVENTS_USER = 'erp.events';

/** What CAP's mocked authentication has to know of that user. */
export const erpEventsUsers = { [ERP_EVENTS_USER]: { roles: ['event-sender'] } };

/** Has the stand-in ERP tell Saldo what is posted, so that a payment shows within a second. */
export async function deliverEvents(erp: ErpAccess, saldoUrl: string): Promise<void> {
  const webhook = { url: `${saldoUrl}/events/erp`, user: ERP_EVENTS_USER, password: 'any' };
  const response = await fetch(`${erp.url}/sandbox/webhook`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(webhook),
  });
  if (response.ok) return;
  throw new SaldoError(
    'EVENTS_NOT_DELIVERED',
    `The stand-in ERP at ${erp.url} takes no webhook: ${response.status} ${await response.text()}`,
  );
}

/** Tells Saldo of something as the stand-in ERP does; EVENTS_NOT_DELIVERED when it is not taken. */
export async function sendEvent(saldoUrl: string, event: object): Promise<void> {
  const response = await fetch(`${saldoUrl}/events/erp`, {
    method: 'POST',
    headers: {
      'content-type': 'application/cloudevents+json',
      authorization: `Basic ${btoa(`${ERP_EVENTS_USER}:any`)}`,
    },
    body: JSON.stringify(event),
  });
  if (response.ok) return;
  throw new SaldoError(
    'EVENTS_NOT_DELIVERED',
    `Saldo takes no event: ${response.status} ${await response.text()}`,
  );
}
