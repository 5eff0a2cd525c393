import type cds from '@sap/cds';
import { refusalOf } from '../administration/refusal.ts';
import { type ErpWork, PATIENCE_SECONDS, retryChangeEvents } from '../runs/erp-work.ts';
import { checkMirror } from './check-mirror.ts';
import { reconcileNow } from './reconcile-now.ts';

/** What the desk has done to the mirror at once; an ERP that fails is told in its own words. */
export function serveMirror(service: cds.Service, work: () => ErpWork): void {
  const onAction = (action: string, act: () => Promise<object>) =>
    service.on(action, async () => {
      try {
        return await act();
      } catch (error) {
        throw refusalOf(error);
      }
    });
  onAction('checkNow', async () => checkMirror(work()));
  onAction('reconcileKeys', async () => reconcileNow(work()));
  onAction('retryChangeEvents', async () => {
    const { events, failed } = (await retryChangeEvents(work(), PATIENCE_SECONDS)).events;
    return { events, failed };
  });
}
