import cds from '@sap/cds';
import type { Response } from 'express';
import { enterPlan } from '../posting/enter-plan.ts';
import { enterPromise, type Posted } from '../posting/enter-promise.ts';
import { enterRecord, enterWriteOff } from '../posting/enter-record.ts';
import { submitToAgency } from '../posting/submit-to-agency.ts';
import type { Clock, Stamp } from '../simulation/clock.ts';
import { type Tables, withTablesOf } from '../store/database.ts';
import { type EntityKind, entities, type Row } from '../store/entities.ts';
import { once } from '../store/operations.ts';

/** One entity set of the wrapper contract whose creates have an effect once for each operation id. */
interface OnceSet {
  set: string;
  kind: EntityKind;
  key: string;
  /** Compositions that belong to the answer. */
  parts: ('_Date' | '_Item')[];
  /** Carries the effect out and gives the object's number. */
  enter(tables: Tables, posted: Posted, stamp: Stamp): string;
}

const onceSets: readonly OnceSet[] = [
  onceSet('PromiseToPay', 'promise', 'PromiseToPay', enterPromise, ['_Date', '_Item']),
  onceSet('InstallmentPlan', 'plan', 'CAInstallmentPlan', enterPlan, ['_Date', '_Item']),
  onceSet('AgencySubmission', 'agencySubmission', 'AgencySubmission', submitToAgency, ['_Item']),
  onceSet('WriteOffProposal', 'writeOffProposal', 'WriteOffProposal', enterWriteOff, ['_Item']),
  recordSet('CorrespondenceRequest', 'correspondence', ({ date }) => ({
    CorrespondenceStatus: '',
    CorrespondenceRequestDate: date,
  })),
  recordSet('ContactNote', 'contactNote', () => ({ CreatedByUser: 'SALDO' })),
  recordSet('RefinancingProposal', 'refinancingProposal', () => ({ ProposalStatus: '' })),
  recordSet('Resubmission', 'resubmission'),
  recordSet('WorklistResult', 'worklistResult'),
  recordSet('DisputeCaseNote', 'disputeNote'),
];

function onceSet(
  set: string,
  kind: EntityKind,
  key: string,
  enter: OnceSet['enter'],
  parts: OnceSet['parts'] = [],
): OnceSet {
  return { set, kind, key, parts, enter };
}

/** A set whose objects are only kept; its key is named as it is. */
function recordSet(
  set: string,
  kind: Parameters<typeof enterRecord>[1]['kind'],
  initial: (stamp: Stamp) => Row = () => ({}),
): OnceSet {
  return onceSet(set, kind, set, (tables, posted, stamp) =>
    enterRecord(tables, { kind, key: set, initial: initial(stamp) }, posted, stamp),
  );
}

/**
 * Creates of the wrapper contract. Look-up and effect are in one database transaction,
 * so of any number of posts with one operation id exactly one has an effect.
 */
export function serveCreatesOnce(service: cds.Service, clock: Clock): void {
  for (const onceSet of onceSets) {
    service.prepend(() => {
      service.on('CREATE', onceSet.set, (req) => createOnce(req, onceSet, clock));
    });
  }
}

async function createOnce(req: cds.Request, onceSet: OnceSet, clock: Clock): Promise<Row> {
  const posted = req.data as Posted;
  const { set: objectType, enter } = onceSet;
  const { res } = (req as unknown as { http: { res: Response } }).http;
  const stamp = clock.now();
  const { key, isRepeated } = await withTablesOf(req, (tables) => {
    const effect = { objectType, carryOut: () => enter(tables, posted, stamp) };
    return once(tables, posted.OperationId, effect, stamp);
  });
  res.set('saldo-operation', isRepeated ? 'repeated' : 'created');
  if (isRepeated) answer200(res);
  return readObject(onceSet, key);
}

/** The object as a read gives it, with its parts: first and repeated answers are the same. */
async function readObject({ kind, key, parts }: OnceSet, number: string): Promise<Row> {
  const columns = ['*', ...parts.map((part) => ({ ref: [part], expand: ['*'] }))];
  const query = cds.ql.SELECT.one.from(entities[kind]).columns(columns as never);
  return (await query.where({ [key]: number })) as Row;
}

/** CAP answers every create with 201; nothing was created here. */
function answer200(res: Response): void {
  const status = res.status.bind(res);
  res.status = (code) => status(code === 201 ? 200 : code);
}
