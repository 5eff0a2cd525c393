import type cds from '@sap/cds';
import type { Response } from 'express';
import { enterPlan } from '../posting/enter-plan.ts';
import { enterPromise, type Posted } from '../posting/enter-promise.ts';
import { SandboxError } from '../sandbox-error.ts';
import type { Clock, Stamp } from '../simulation/clock.ts';
import { type Tables, withTables } from '../store/database.ts';
import type { EntityKind, Row } from '../store/entities.ts';
import { nextNumber } from '../store/number-range.ts';

/** One entity set of the wrapper contract whose creates have an effect once for each operation id. */
interface OnceSet {
  set: string;
  kind: EntityKind;
  key: string;
  /** Child kinds by composition, to give the first object back whole. */
  children: Partial<Record<'_Date' | '_Item', EntityKind>>;
  enter(tables: Tables, posted: Posted, stamp: Stamp): Posted;
}

const onceSets: readonly OnceSet[] = [
  {
    set: 'PromiseToPay',
    kind: 'promise',
    key: 'PromiseToPay',
    children: { _Date: 'promiseDate', _Item: 'promiseItem' },
    enter: enterPromise,
  },
  {
    set: 'InstallmentPlan',
    kind: 'plan',
    key: 'CAInstallmentPlan',
    children: { _Date: 'planDate', _Item: 'planItem' },
    enter: enterPlan,
  },
  {
    set: 'CorrespondenceRequest',
    kind: 'correspondence',
    key: 'CorrespondenceRequest',
    children: {},
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
    children: {},
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

async function createOnce(req: cds.Request, onceSet: OnceSet, clock: Clock): Promise<Posted> {
  const posted = req.data as Posted;
  const { res } = (req as unknown as { http: { res: Response } }).http;
  const { object, isRepeated } = await withTables((tables) => {
    const first = findByOperation(tables, onceSet, operationOf(posted));
    if (first) return { object: first, isRepeated: true };
    return { object: onceSet.enter(tables, posted, clock.now()), isRepeated: false };
  });
  res.set('saldo-operation', isRepeated ? 'repeated' : 'created');
  if (isRepeated) answer200(res);
  return object;
}

function operationOf(posted: Posted): string {
  if (typeof posted.OperationId === 'string') return posted.OperationId;
  throw new SandboxError('OPERATION_ID_MISSING', 'OperationId is missing; give a UUID', 400);
}

function findByOperation(tables: Tables, onceSet: OnceSet, operation: string): Posted | undefined {
  const [row] = tables.select(`SELECT * FROM $${onceSet.kind} WHERE OperationId = ?`, operation);
  if (row === undefined) return undefined;
  const object = { ...row } as Posted;
  for (const [name, kind] of Object.entries(onceSet.children)) {
    const rows = tables.select(
      `SELECT * FROM $${kind} WHERE ${onceSet.key} = ?`,
      String(row[onceSet.key]),
    );
    object[name as '_Date'] = rows.map((child) => ({ ...child })) as Row[];
  }
  return object;
}

function enterPlain(
  tables: Tables,
  range: 'correspondence' | 'contactNote',
  key: string,
  posted: Posted,
  stamp: Stamp,
  initial: Row,
): Posted {
  const row = {
    ...posted,
    ...initial,
    [key]: nextNumber(tables, range),
    CreationDateTime: stamp.instant,
    LastChangeDateTime: stamp.instant,
  } as Posted;
  tables.insert(range, [row]);
  return row;
}

/** CAP answers every create with 201; nothing was created here. */
function answer200(res: Response): void {
  const status = res.status.bind(res);
  res.status = (code) => status(code === 201 ? 200 : code);
}
