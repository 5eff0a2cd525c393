import cds from '@sap/cds';
import { tellSafely } from '../requests/faults.ts';
import { idOf } from '../requests/id-of.ts';
import { withText } from '../requests/refusal.ts';
import { tellOperationsPending } from '../requests/wake-up.ts';
import { revalueCustomer } from '../worklist/revalue-customer.ts';
import { approvePlan } from './approve-plan.ts';
import { approvePromise } from './approve-promise.ts';
import { approveWriteOff } from './approve-write-off.ts';
import { serveBalancingDesk } from './balancing-desk.ts';
import { countWithRows } from './count-with-rows.ts';
import { findPages } from './find-pages.ts';
import { narrowToAgent } from './narrow-to-agent.ts';
import { rejectPlan } from './reject-plan.ts';
import { rejectPromise } from './reject-promise.ts';
import { rejectWriteOff } from './reject-write-off.ts';
import { type Supervisor, supervisorOf } from './supervisor.ts';
import { tellParked } from './tell-parked.ts';
import { tellPlacements } from './tell-placements.ts';

interface Approval {
  readonly reason?: string | null;
}

interface Rejection {
  readonly reason: string;
}

/** Sums by group, agent or class of days: a bank with more of them pages through them. */
const FIGURES_AT_ONCE = 500;

/** Whom a decision is about. */
interface Customer {
  readonly source: string;
  readonly partner: string;
}

/** The second pair of eyes. Each decision is a function of its own; here stands which event asks for it. */
export default class SupervisionService extends cds.ApplicationService {
  override init() {
    this.deciding<Approval>('PromisesToApprove', 'approve', approvePromise);
    this.deciding<Rejection>('PromisesToApprove', 'refuse', rejectPromise);
    this.deciding<Approval>('PlansToApprove', 'approve', approvePlan);
    this.deciding<Rejection>('PlansToApprove', 'refuse', rejectPlan);
    this.deciding<Approval>('WriteOffsToApprove', 'approve', approveWriteOff);
    this.deciding<Rejection>('WriteOffsToApprove', 'refuse', rejectWriteOff);
    serveBalancingDesk(this);
    narrowToAgent(this);
    countWithRows(this, ['Loads', 'Progress', 'TeamLoads', 'Untouched'], FIGURES_AT_ONCE);
    findPages(this, { entity: 'OpenCustomers', narrow: 'saldo.supervision.OpenPositions' });
    findPages(this, { entity: 'OffLists', narrow: 'saldo.supervision.OffListPositions' });
    tellParked(this);
    tellPlacements(this);
    this.on('error', tellSafely);
    return super.init();
  }

  /** An action on what waits for a decision; its customer is evaluated again at once. */
  private deciding<Input>(
    entity: string,
    action: string,
    decide: (decider: Supervisor, id: string, input: Input) => Promise<Customer>,
  ) {
    this.on(action, entity, async (request) => {
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
