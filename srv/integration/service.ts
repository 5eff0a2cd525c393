import cds from '@sap/cds';
import { lazily, now, openWork } from '../administration/open-work.ts';
import { refusalOf } from '../administration/refusal.ts';
import type { InteractiveErp } from '../erp/connection.ts';
import { compareParked } from '../erp/write-back/compare-parked.ts';
import {
  type Decision,
  loadParked,
  type ParkedOperation,
} from '../erp/write-back/parked-operation.ts';
import {
  cancelParked,
  checkNotDone,
  confirmParked,
  retryParked,
} from '../erp/write-back/resolve-parked.ts';
import type { Database } from '../platform/database.ts';
import { type Decider, deciderOf } from '../requests/decider.ts';
import { tellSafely } from '../requests/faults.ts';
import { idOf } from '../requests/id-of.ts';
import { languageOf } from '../requests/language-of.ts';
import { myDatabase } from '../requests/my-database.ts';
import { ownDatabase } from '../requests/own-database.ts';
import { readWhatIsNeeded } from '../requests/told-columns.ts';
import { tellOperationsPending } from '../requests/wake-up.ts';
import type { ErpWork } from '../runs/erp-work.ts';
import { revalueCustomer } from '../worklist/revalue-customer.ts';
import { completeParked, maskedJson, type ParkedRow } from './parked-rows.ts';
import { serveMirror } from './serve-mirror.ts';
import { tellMeanings } from './tell-meanings.ts';
import { tokenOf } from './user-token.ts';

/** What is completed when a page is read; the database does not have it. */
const TOLD = ['what', 'cause', 'waiting', 'payload', 'conflict', 'content', 'versions'];

/** What did not get into the ERP by itself, decided by a person. */
export default class IntegrationService extends cds.ApplicationService {
  override init() {
    const work = lazily(openWork);
    this.tellParked();
    this.on('compareWithErp', 'ParkedOperations', (request) => compare(work, request));
    this.deciding<{ reason?: string | null }>('retry', ({ reason }) => ({
      why: reason ?? '',
      decide: retryParked,
    }));
    this.deciding<{ erpKey: string; evidence: string }>('confirmAsDone', (given) => ({
      why: given.evidence,
      decide: (db, operation, decision) => confirmParked(db, operation, decision, given.erpKey),
    }));
    this.cancelling(work);
    serveMirror(this, work);
    tellMeanings(this);
    this.on('error', tellSafely);
    return super.init();
  }

  /** What, cause, payload and conflict are told when a page is read, without personal data. */
  private tellParked() {
    this.before('READ', 'ParkedOperations', ({ query }) => {
      for (const told of TOLD) readWhatIsNeeded(query, { told, from: ['ID'] });
    });
    this.after('READ', 'ParkedOperations', async (result, request) => {
      const rows: ParkedRow[] = [result].flat().filter((row) => row?.ID);
      if (rows.length === 0) return;
      await completeParked(await myDatabase(request), rows, languageOf(request.locale));
    });
  }

  /** What is given up is what the ERP was just asked about: not what was sent again meanwhile. */
  private cancelling(work: () => ErpWork) {
    const asked = new WeakMap<cds.Request, ParkedOperation>();
    this.before('cancel', 'ParkedOperations', async (request) => {
      asked.set(request, await notDoneInErp(work, request));
    });
    this.deciding<{ reason: string }>('cancel', ({ reason }, request) => ({
      why: reason,
      decide: (db, operation, decision) =>
        cancelParked(db, asked.get(request) ?? operation, decision),
    }));
  }

  /** A decision on a parked operation; its customer is evaluated again at once. */
  private deciding<Input>(action: string, made: (input: Input, request: cds.Request) => Made) {
    this.on(action, 'ParkedOperations', async (request) => {
      try {
        await carryOut(await deciderOf(request), idOf(request), made(request.data, request));
      } catch (error) {
        throw refusalOf(error);
      }
      request.on('succeeded', tellOperationsPending);
    });
  }
}

/** A decision and what carries it out. */
interface Made {
  readonly why: string;
  decide(db: Database, operation: ParkedOperation, decision: Decision): Promise<void>;
}

async function carryOut({ db, user, now }: Decider, id: string, made: Made): Promise<void> {
  const operation = await loadParked(db, id);
  await made.decide(db, operation, { by: user, now, why: made.why });
  const { source, partner } = operation;
  await revalueCustomer({ db, now, position: { source, partner } });
}

/** Reads outside of the request's transaction: nobody waits for the database while the ERP answers. */
async function compare(work: () => ErpWork, request: cds.Request) {
  try {
    const db = ownDatabase();
    const operation = await loadParked(db, idOf(request));
    const erp = erpFor(work(), request);
    const { effects, rows, object, fault } = await compareParked(db, erp, operation);
    return { asOf: now(), effects, erpShows: maskedJson(JSON.stringify({ rows, object })), fault };
  } catch (error) {
    throw refusalOf(error);
  }
}

/** As the technical user: what another user may not see would look as if it were not there. */
async function notDoneInErp(work: () => ErpWork, request: cds.Request): Promise<ParkedOperation> {
  try {
    const operation = await loadParked(ownDatabase(), idOf(request));
    await checkNotDone(ownDatabase(), work().erp, operation);
    return operation;
  } catch (error) {
    throw refusalOf(error);
  }
}

/** As the user who waits for it, where the ERP knows them. */
function erpFor({ erp }: ErpWork, { user }: cds.Request): InteractiveErp {
  const token = tokenOf(user);
  return token ? erp.asUser(token) : erp;
}
