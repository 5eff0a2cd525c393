import cds from '@sap/cds';
import { tellSafely } from '../requests/faults.ts';
import { conflict, type Refusal, withText } from '../requests/refusal.ts';
import { tellOperationsPending } from '../requests/wake-up.ts';
import { releaseHold, takeHold } from '../worklist/hold.ts';
import { logContact } from '../worklist/log-contact.ts';
import type { PromiseInput } from '../worklist/promise-proposal.ts';
import { promiseToPay } from '../worklist/promise-to-pay.ts';
import { type DisputeInput, raiseDispute } from '../worklist/raise-dispute.ts';
import { revalueCustomer } from '../worklist/revalue-customer.ts';
import type { Visit } from '../worklist/visit.ts';
import { promiseLimitOf } from './promise-limit.ts';
import { debtorOf, visitOfDebtor } from './visit-of-debtor.ts';

/** What debtors do themselves, by the same rules as when an agent does it for them. */
export default class PortalService extends cds.ApplicationService {
  override init() {
    this.before('*', (request) => void debtorOf(request));
    this.acting<PromiseInput>('promiseToPay', giveOwnPromise);
    this.acting<DisputeInput>('raiseDispute', raiseDispute);
    this.acting<{ question: string }>('ask', ask);
    this.on('error', tellSafely);
    return super.init();
  }

  /** In the request's own transaction: all of it, or nothing. No agent works on the customer meanwhile. */
  private acting<Input>(action: string, act: (visit: Visit, input: Input) => Promise<unknown>) {
    this.on(action, async (request: cds.Request) => {
      try {
        const visit = await visitOfDebtor(request, request.data.segment);
        await act(visit, request.data);
        await releaseHold(visit);
        await revalueCustomer(visit);
      } catch (error) {
        throw withoutNames(withText(error));
      }
      request.on('succeeded', tellOperationsPending);
    });
  }
}

/**
 * PORTAL_ABOVE_LIMIT (409) where an agent's promise would wait for a second pair of eyes. The hold comes
 * first: of two promises at the same moment the second one finds the first.
 */
async function giveOwnPromise(visit: Visit, input: PromiseInput): Promise<void> {
  await takeHold(visit);
  const { limit, left: promiseLimit, currency } = await promiseLimitOf(visit);
  const notice = await promiseToPay({ ...visit, promiseLimit }, input);
  if (notice) throw conflict('PORTAL_ABOVE_LIMIT', { limit, currency });
}

async function ask(visit: Visit, { question: note }: { question: string }): Promise<void> {
  await logContact(visit, { channel: 'portal', direction: 'inbound', result: 'QST', note });
}

/** Which agent works on them is none of the debtor's business. */
function withoutNames(error: unknown): unknown {
  return (error as Partial<Refusal>).code === 'CUSTOMER_HELD' ? conflict('PORTAL_BUSY') : error;
}
