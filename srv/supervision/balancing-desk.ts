import type cds from '@sap/cds';
import { idOf } from '../requests/id-of.ts';
import { withText } from '../requests/refusal.ts';
import { assignForAWhile, endTemporaryAssignment } from './assign-for-a-while.ts';
import { endFixedAssignment, type FixedKey, fixAgent } from './fix-agent.ts';
import { previewForSupervisor } from './preview-balance.ts';
import { previewReassignment } from './preview-reassignment.ts';
import { reassignAll, reassignOne } from './reassign.ts';
import { cancelAbsence, recordAbsence } from './record-absence.ts';
import { type HeldKey, releaseHold } from './release-hold.ts';
import { setAgencyQuota } from './set-agency-quota.ts';
import { setBalanceKnobs } from './set-balance-knobs.ts';
import { setSubstitutes } from './set-substitutes.ts';
import { setTeamRules } from './set-team-rules.ts';
import { type Supervisor, supervisorOf } from './supervisor.ts';
import { daysFromToday, lendCustomers, type MemberKey, markAbsent } from './team-actions.ts';

type Change<Input> = (supervisor: Supervisor, input: Input) => Promise<unknown>;

/** Which event asks for which change of how work is spread. */
export function serveBalancingDesk(service: cds.ApplicationService): void {
  service.on('previewBalance', (request: cds.Request) => told(previewForSupervisor(request)));
  serve('setBalanceKnobs', setBalanceKnobs);
  serve('setAgencyQuota', setAgencyQuota);
  serve('recordAbsence', recordAbsence);
  serve('setSubstitutes', setSubstitutes);
  serve('assignForAWhile', assignForAWhile);
  serve('fixAgent', fixAgent);
  serve('previewReassignment', previewReassignment);
  serve('reassignAll', reassignAll);
  serve('setTeamRules', setTeamRules);
  for (const entity of ['OpenCustomers', 'OffLists']) {
    serveBound('reassign', entity, (supervisor, request) =>
      reassignOne(supervisor, keyOf<HeldKey>(request), request.data),
    );
  }
  serveBound('releaseHold', 'HeldCustomers', (supervisor, request) =>
    releaseHold(supervisor, keyOf<HeldKey>(request), request.data),
  );
  for (const [action, change] of Object.entries({ markAbsent, lendCustomers, daysFromToday })) {
    serveBound(action, 'TeamLoads', (supervisor, request) =>
      change(supervisor, keyOf<MemberKey>(request), request.data),
    );
  }
  serveBound('cancel', 'Absences', (supervisor, request) =>
    cancelAbsence(supervisor, idOf(request), request.data),
  );
  serveBound('end', 'TemporaryAssignments', (supervisor, request) =>
    endTemporaryAssignment(supervisor, idOf(request), request.data),
  );
  serveBound('end', 'FixedAssignments', (supervisor, request) => {
    const key = keyOf<FixedKey & { validFrom: string }>(request);
    return endFixedAssignment(supervisor, key, request.data);
  });

  function serve<Input>(action: string, change: Change<Input>): void {
    service.on(action, (request: cds.Request) =>
      told(supervisorOf(request).then((supervisor) => change(supervisor, request.data as Input))),
    );
  }

  function serveBound(action: string, entity: string, change: Change<cds.Request>): void {
    service.on(action, entity, (request: cds.Request) =>
      told(supervisorOf(request).then((supervisor) => change(supervisor, request))),
    );
  }
}

/** The keys of the row that an action is bound to. */
function keyOf<Key extends object>({ params }: cds.Request): Key {
  return params.at(-1) as unknown as Key;
}

/** What a rule says is missing is told in the user's language. */
async function told<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    throw withText(error);
  }
}
