import cds from '@sap/cds';
import { tellSafely } from '../requests/faults.ts';
import { myDatabase } from '../requests/my-database.ts';
import { withText } from '../requests/refusal.ts';
import { tellOperationsPending } from '../requests/wake-up.ts';
import { markChanged } from '../runs/mark-changed.ts';
import { revalueCustomer } from '../worklist/revalue-customer.ts';
import { tellOperationsOf } from '../worklist/tell-words.ts';
import { askDepartment } from './ask-department.ts';
import { assignCase, takeCase } from './assign-case.ts';
import { type DeskWork, workOn } from './case-of.ts';
import { changeCase } from './change-case.ts';
import { closeCase } from './close-case.ts';
import { completeTask } from './complete-task.ts';
import { confirmCase } from './confirm-case.ts';
import { decideCase } from './decide-case.ts';
import { documentLimits } from './document-limits.ts';
import { guardDocuments } from './documents.ts';
import { voidCase } from './void-case.ts';
import { writeMessage } from './write-message.ts';

type Change<Input> = (work: DeskWork, input: Input) => Promise<void>;

/** The dispute team's day. Each decision is a function of its own; here stands which event asks for it. */
export default class DisputesService extends cds.ApplicationService {
  override init() {
    this.moving('confirmCase', confirmCase);
    this.moving('voidCase', voidCase);
    this.moving('decideCase', decideCase);
    this.moving('closeCase', closeCase);
    this.changing('takeCase', takeCase);
    this.changing('assignCase', assignCase);
    this.changing('changeCase', changeCase);
    this.changing('askDepartment', askDepartment);
    this.changing('addMessage', writeMessage);
    this.on('completeTask', 'Tasks', answered(completeTask));
    tellOperationsOf(this);
    guardDocuments(this);
    this.on('documentLimits', async (request: cds.Request) =>
      documentLimits(await myDatabase(request), request.timestamp.toISOString()),
    );
    this.on('error', tellSafely);
    return super.init();
  }

  /** An action on a case. */
  private changing<Input>(action: string, change: Change<Input>) {
    const act = async (request: cds.Request) => {
      await change(await workOn(request, this.statusesBefore(action)), request.data);
      request.on('succeeded', tellOperationsPending);
    };
    this.on(action, 'Cases', answered(act));
  }

  /** As above, of what is asked for: its customer is evaluated again at once. */
  private moving<Input>(action: string, change: Change<Input>) {
    this.changing<Input>(action, async (work, input) => {
      await change(work, input);
      const { db, now, dispute } = work;
      const { source, partner } = dispute;
      await markChanged(db, [{ source, partner, cause: 'dispute', changedAt: now }]);
      await revalueCustomer({ db, now, position: { source, partner } });
    });
  }

  /** As srv/disputes/flow.cds says. */
  private statusesBefore(action: string): string[] {
    const { Cases } = this.entities as unknown as Record<string, FlowEntity | undefined>;
    const from = Cases?.actions?.[action]?.['@from'] ?? [];
    return from.map((status) => status['#']);
  }
}

interface FlowEntity {
  readonly actions?: Readonly<Record<string, { readonly '@from'?: readonly { '#': string }[] }>>;
}

function answered(act: (request: cds.Request) => Promise<void>) {
  return async (request: cds.Request): Promise<void> => {
    try {
      await act(request);
    } catch (error) {
      throw withText(error);
    }
  };
}
