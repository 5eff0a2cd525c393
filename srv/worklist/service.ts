import cds from '@sap/cds';
import { lazily, openWork } from '../administration/open-work.ts';
import type { ErpConnection } from '../erp/connection.ts';
import { tokenOf } from '../integration/user-token.ts';
import { tellSafely } from '../requests/faults.ts';
import { limitsOf } from '../requests/limits.ts';
import { ownDatabase } from '../requests/own-database.ts';
import { withText } from '../requests/refusal.ts';
import { tellOperationsPending } from '../requests/wake-up.ts';
import type { ErpWork } from '../runs/erp-work.ts';
import { type AcceptedPlan, acceptPlan } from './accept-plan.ts';
import { type BlockInput, block } from './block.ts';
import { type BlockChange, changeBlock } from './change-block.ts';
import { type ChangeInput, changePlan } from './change-plan.ts';
import { complete } from './complete.ts';
import { contactScript } from './contact-script.ts';
import { glance } from './glance.ts';
import { type HandOverInput, handOver } from './hand-over.ts';
import { itemsToPromise, itemsToReplace } from './items-to-promise.ts';
import { type LiftInput, liftBlock } from './lift-block.ts';
import { type ContactInput, logContact } from './log-contact.ts';
import { mayContact } from './may-contact.ts';
import type { Notice } from './notice.ts';
import { openCustomer } from './open-customer.ts';
import { type Authority, type OverrideInput, overrideGate } from './override-gate.ts';
import type { PlanChangeInput } from './plan-change-request.ts';
import type { PlanInput } from './plan-terms-input.ts';
import { instalmentsToChange } from './plan-to-change.ts';
import type { PromiseInput } from './promise-proposal.ts';
import { promiseToPay } from './promise-to-pay.ts';
import { proposePlans } from './propose-plans.ts';
import { proposeWriteOff, type WriteOffInput } from './propose-write-off.ts';
import { type DisputeInput, raiseDispute } from './raise-dispute.ts';
import { refuseStale, type SeenInput } from './refuse-stale.ts';
import { releaseCustomer } from './release-customer.ts';
import { type ReplacementInput, replacePromise } from './replace-promise.ts';
import { resubmissionDefaults } from './resubmission-defaults.ts';
import { type ResubmissionInput, resubmit } from './resubmit.ts';
import { revalueCustomer } from './revalue-customer.ts';
import { type DocumentInput, documentDefaults, sendDocument } from './send-document.ts';
import { serveCustomers } from './serve-customers.ts';
import { serveMyList } from './serve-my-list.ts';
import { simulatePlanChange } from './simulate-plan-change.ts';
import { simulatePlanInErp } from './simulate-plan-in-erp.ts';
import { tellReleased } from './tell-released.ts';
import { tellWords } from './tell-words.ts';
import { type PositionRequest, type Visit, visitOf, visitOutside } from './visit.ts';
import { type PlanWithdrawal, withdrawPlan } from './withdraw-plan.ts';
import { type WithdrawalInput, withdrawPromise } from './withdraw-promise.ts';
import { writeOffItem } from './write-off-item.ts';

/** The agent's day. Each decision is a function of its own; here stands which event asks for it. */
export default class WorklistService extends cds.ApplicationService {
  override init() {
    tellWords(this);
    this.openAndRelease();
    this.guardContacts();
    this.takePromises();
    this.takeDisputesAndWriteOffs();
    this.blockAndLift();
    this.agreeOnPlans();
    serveCustomers(this);
    serveMyList(this);
    this.resubmitAndComplete();
    this.sendAndHandOver();
    this.on('error', tellSafely);
    return super.init();
  }

  private openAndRelease() {
    this.changing('openCustomer', openCustomer);
    this.on('releaseCustomer', 'MyPositions', answered(releaseCustomer));
    this.on('glance', 'MyPositions', answered(glance));
  }

  private guardContacts() {
    this.changing<ContactInput>('logContact', logContact);
    const defaults = async ({ now }: Visit) => ({ tookPlaceAt: now });
    this.on('contactDefaults', 'MyPositions', answered(defaults));
    this.on('contactScript', 'MyPositions', answered(contactScript));
    this.on('mayContact', 'MyPositions', (request) => {
      const ask = (visit: Visit, input: { readonly channel: string }) =>
        mayContact(visit, input, authorityOf(request.user));
      return answered(ask)(request);
    });
    this.changing<OverrideInput>('overrideGate', (visit, input, user) =>
      overrideGate(visit, input, authorityOf(user)),
    );
  }

  private sendAndHandOver() {
    this.changing<DocumentInput>('sendDocument', sendDocument);
    this.on('documentDefaults', 'MyPositions', answered(documentDefaults));
    const handOverAndRevalue = async (visit: Visit, input: HandOverInput) => {
      await handOver(visit, input);
      await revalueCustomer(visit);
    };
    this.on('handOver', 'MyPositions', answered(handOverAndRevalue));
  }

  private takePromises() {
    this.on('itemsToPromise', 'MyPositions', answered(itemsToPromise));
    this.on('itemsToReplace', 'MyPositions', answered(itemsToReplace));
    this.changing<PromiseInput>('promiseToPay', promiseToPay);
    this.changing<WithdrawalInput>('withdrawPromise', withdrawPromise);
    this.changing<ReplacementInput>('replacePromise', replacePromise);
  }

  private takeDisputesAndWriteOffs() {
    this.changing<DisputeInput>('raiseDispute', raiseDispute);
    this.changing<WriteOffInput>('proposeWriteOff', proposeWriteOff);
    this.on('proposeWriteOff', 'Items', async (request) => {
      try {
        const notice = await writeOffItem(request as unknown as PositionRequest, request.data);
        if (notice) request.warn({ ...notice, message: notice.code, args: notice.args as never });
      } catch (error) {
        throw withText(error);
      }
      request.on('succeeded', tellOperationsPending);
    });
  }

  private blockAndLift() {
    this.changing<BlockInput>('block', block);
    this.changing<BlockChange>('changeBlock', changeBlock);
    this.changing<LiftInput>('liftBlock', liftBlock);
  }

  private agreeOnPlans() {
    const work = lazily(openWork);
    this.on('proposePlans', 'MyPositions', answered(proposePlans));
    this.changing<AcceptedPlan>('acceptPlan', acceptPlan);
    this.askingErp<PlanInput>('simulatePlanInErp', simulatePlanInErp, work);
    this.on('instalmentsToChange', 'MyPositions', answered(instalmentsToChange));
    this.askingErp<PlanChangeInput>('simulatePlanChange', simulatePlanChange, work);
    this.changing<ChangeInput>('changePlan', changePlan);
    this.changing<PlanWithdrawal>('withdrawPlan', withdrawPlan);
  }

  /** An action that waits for the ERP, outside of the request's transaction. */
  private askingErp<Input>(
    action: string,
    ask: (visit: Visit, erp: () => ErpConnection, input: Input) => Promise<unknown>,
    work: () => ErpWork,
  ) {
    this.on(action, 'MyPositions', async (request) => {
      const asked = request as unknown as PositionRequest;
      const erp = () => erpFor(work(), request.user);
      try {
        return await ask(await visitOutside(asked, ownDatabase()), erp, request.data as Input);
      } catch (error) {
        throw withText(error);
      }
    });
  }

  private resubmitAndComplete() {
    this.changing<ResubmissionInput>('resubmit', resubmit);
    this.on('resubmissionDefaults', 'MyPositions', answered(resubmissionDefaults));
    this.changing<{ reason?: string | null }>('complete', complete);
  }

  /** An action that changes the position and answers with it as it is now, and with its notices. */
  private changing<Input>(action: string, change: Change<Input>) {
    this.on(action, 'MyPositions', async (request) => {
      const changeAndRevalue = async (visit: Visit, input: Input & SeenInput) => {
        await refuseStale(visit, input);
        const released = await tellReleased(visit);
        const notice = await change(visit, input, request.user);
        await revalueCustomer(visit);
        return [released, notice];
      };
      const notices = await answered(changeAndRevalue)(request);
      // CAP takes named values for a text's placeholders; its types know lists only.
      for (const notice of notices) {
        if (notice) request.warn({ ...notice, message: notice.code, args: notice.args as never });
      }
      request.on('succeeded', tellOperationsPending);
      return this.run(cds.ql.SELECT.one.from(request.subject as never));
    });
  }
}

/** As the user who waits for it, where the ERP knows them. */
function erpFor({ erp }: ErpWork, user: object): ErpConnection {
  const token = tokenOf(user);
  return token ? erp.asUser(token) : erp;
}

/** What the user may beside an agent's work, and for which part of the bank. */
function authorityOf(user: cds.User): Authority {
  return { ...limitsOf(user), isSupervisor: user.is('supervisor') };
}

type Change<Input> = (
  visit: Visit,
  input: Input,
  user: cds.User,
) => Promise<Notice | null> | Promise<void>;

/** Runs a use case on the position that the request is bound to. */
function answered<Input, Result>(useCase: (visit: Visit, input: Input) => Promise<Result>) {
  return async (request: cds.Request): Promise<Result> => {
    try {
      return await useCase(await visitOf(request as unknown as PositionRequest), request.data);
    } catch (error) {
      throw withText(error);
    }
  };
}
