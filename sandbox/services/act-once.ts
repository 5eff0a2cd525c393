import cds from '@sap/cds';
import type { Response } from 'express';
import { changePlan, deactivatePlan } from '../posting/change-plan.ts';
import { withdrawPromise } from '../posting/close-promise.ts';
import { setVerdict, type Verdict } from '../posting/set-verdict.ts';
import { recallFromAgency } from '../posting/submit-to-agency.ts';
import type { Clock, Stamp } from '../simulation/clock.ts';
import { type Tables, withTablesOf } from '../store/database.ts';
import type { Row } from '../store/entities.ts';
import { once } from '../store/operations.ts';

/** A bound action of the wrapper contract that has its effect once for each operation id. */
interface OnceAction {
  set: string;
  action: string;
  act(tables: Tables, key: string, data: never, stamp: Stamp): void;
}

const onceActions: readonly OnceAction[] = [
  {
    set: 'PromiseToPay',
    action: 'Withdraw',
    act: (tables, key, data: { Initiator: string; WithdrawalReason?: string }, stamp) =>
      withdrawPromise(tables, key, data.Initiator, data.WithdrawalReason ?? '', stamp),
  },
  {
    set: 'PromiseToPay',
    action: 'SetVerdict',
    act: (tables, key, data: Verdict, stamp) => setVerdict(tables, key, data, stamp),
  },
  {
    set: 'InstallmentPlan',
    action: 'Change',
    act: (tables, key, data: { Installments: Row[] }, stamp) =>
      changePlan(tables, key, data.Installments, stamp),
  },
  {
    set: 'InstallmentPlan',
    action: 'Deactivate',
    act: (tables, key, data: { CAInstlmntPlanDactvtnRsn?: string }, stamp) =>
      deactivatePlan(tables, key, data.CAInstlmntPlanDactvtnRsn ?? '', stamp),
  },
  {
    set: 'AgencySubmission',
    action: 'Recall',
    act: (tables, key, data: { RecallReason?: string }, stamp) =>
      recallFromAgency(tables, key, data.RecallReason ?? '', stamp),
  },
];

/** Bound actions: look-up by operation id and effect are in one database transaction. */
export function serveActionsOnce(service: cds.Service, clock: Clock): void {
  for (const onceAction of onceActions) {
    service.on(onceAction.action, onceAction.set, (req) => actOnce(req, onceAction, clock));
  }
}

async function actOnce(req: cds.Request, { set, act }: OnceAction, clock: Clock): Promise<unknown> {
  const key = String(Object.values(req.params.at(-1) ?? {})[0]);
  const stamp = clock.now();
  const { isRepeated } = await withTablesOf(req, (tables) => {
    const carryOut = () => {
      act(tables, key, req.data as never, stamp);
      return key;
    };
    return once(tables, req.data.OperationId, { objectType: set, carryOut }, stamp);
  });
  const { res } = (req as unknown as { http: { res: Response } }).http;
  res.set('saldo-operation', isRepeated ? 'repeated' : 'created');
  return cds.ql.SELECT.one.from(req.subject as never);
}
