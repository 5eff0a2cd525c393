import cds from '@sap/cds';
import type { Response } from 'express';
import { enterPlan } from '../posting/enter-plan.ts';
import { enterPromise, type Posted } from '../posting/enter-promise.ts';
import { SandboxError } from '../sandbox-error.ts';
import type { Clock, Stamp } from '../simulation/clock.ts';
import { type Tables, withTablesOf } from '../store/database.ts';
import { type EntityKind, entities, type Row } from '../store/entities.ts';
import { nextNumber } from '../store/number-range.ts';

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
  {
    set: 'PromiseToPay',
    kind: 'promise',
    key: 'PromiseToPay',
    parts: ['_Date', '_Item'],
    enter: enterPromise,
  },
  {
    set: 'InstallmentPlan',
    kind: 'plan',
    key: 'CAInstallmentPlan',
    parts: ['_Date', '_Item'],
    enter: enterPlan,
  },
  {
    set: 'CorrespondenceRequest',
    kind: 'correspondence',
    key: 'CorrespondenceRequest',
    parts: [],
    enter: (tables, posted, stamp) =>
      enterPlain(tables, 'correspondence', 'CorrespondenceRequest', posted, stamp, {
        CorrespondenceStatus: '',
        CorrespondenceRequestDate: stamp.date,
      }),
  },
  {
    set: 'ContactNote',
    kind: 'contactNote',
    key: 'ContactNote',
    parts: [],
    enter: (tables, posted, stamp) =>
      enterPlain(tables, 'contactNote', 'ContactNote', posted, stamp, { CreatedByUser: 'SALDO' }),
  },
];

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
  const { res } = (req as unknown as { http: { res: Response } }).http;
  const { number, isRepeated } = await withTablesOf(req, (tables) => {
    const first = findByOperation(tables, onceSet, operationOf(posted));
    if (first) return { number: first, isRepeated: true };
    return { number: onceSet.enter(tables, posted, clock.now()), isRepeated: false };
  });
  res.set('saldo-operation', isRepeated ? 'repeated' : 'created');
  if (isRepeated) answer200(res);
  return readObject(onceSet, number);
}

function operationOf(posted: Posted): string {
  if (typeof posted.OperationId === 'string') return posted.OperationId;
  throw new SandboxError('OPERATION_ID_MISSING', 'OperationId is missing; give a UUID', 400);
}

/** Number of the object that an operation made, or undefined. */
function findByOperation(tables: Tables, { kind, key }: OnceSet, operation: string) {
  const [row] = tables.select(
    `SELECT ${key} AS number FROM $${kind} WHERE OperationId = ?`,
    operation,
  );
  return row && String(row.number);
}

/** The object as a read gives it, with its parts: first and repeated answers are the same. */
async function readObject({ kind, key, parts }: OnceSet, number: string): Promise<Row> {
  const columns = ['*', ...parts.map((part) => ({ ref: [part], expand: ['*'] }))];
  const query = cds.ql.SELECT.one.from(entities[kind]).columns(columns as never);
  return (await query.where({ [key]: number })) as Row;
}

function enterPlain(
  tables: Tables,
  range: 'correspondence' | 'contactNote',
  key: string,
  posted: Posted,
  stamp: Stamp,
  initial: Row,
): string {
  const number = nextNumber(tables, range);
  const row = {
    ...posted,
    ...initial,
    [key]: number,
    CreationDateTime: stamp.instant,
    LastChangeDateTime: stamp.instant,
  } as unknown as Row;
  tables.insert(range, [row]);
  return number;
}

/** CAP answers every create with 201; nothing was created here. */
function answer200(res: Response): void {
  const status = res.status.bind(res);
  res.status = (code) => status(code === 201 ? 200 : code);
}
