import cds from '@sap/cds';
import { tellOperationsPending } from '../administration/wake-up.ts';
import { tellSafely } from '../worklist/faults.ts';
import { withText } from '../worklist/refusal.ts';
import { revalueCustomer } from '../worklist/revalue-customer.ts';
import { approvePromise } from './approve-promise.ts';
import { serveBalancingDesk } from './balancing-desk.ts';
import { idOf } from './decider.ts';
import { limitRows } from './limit-rows.ts';
import { rejectPromise } from './reject-promise.ts';
import { type Supervisor, supervisorOf } from './supervisor.ts';
import type { WaitingPromise } from './waiting-promise.ts';

/** The second pair of eyes. Each decision is a function of its own; here stands which event asks for it. */
export default class SupervisionService extends cds.ApplicationService {
  override init() {
    this.deciding<{ reason?: string | null }>('approve', approvePromise);
    this.deciding<{ reason: string }>('reject', rejectPromise);
    limitRows(this);
    serveBalancingDesk(this);
    this.on('error', tellSafely);
    return super.init();
  }

  /** An action on a waiting promise; its customer is evaluated again at once. */
  private deciding<Input>(
    action: string,
    decide: (decider: Supervisor, id: string, input: Input) => Promise<WaitingPromise>,
  ) {
    this.on(action, 'PromisesToApprove', async (request) => {
      try {
        const decider = await supervisorOf(request);
        const { source, partner } = await decide(decider, idOf(request), request.data);
        await revalueCustomer({ ...decider, position: { source, partner } });
      } catch (error) {
        throw withText(error);
      }
      request.on('succeeded', tellOperationsPending);
    });
  }
}
