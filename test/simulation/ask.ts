import { enqueueOperation } from '../../srv/erp/write-back/enqueue-operation.ts';
import type { Database } from '../../srv/platform/database.ts';
import { promisesTable } from '../../srv/platform/tables.ts';
import { SOURCE } from './master-data.ts';
import type { BusinessRequest } from './requests.ts';
import type { Machine, World } from './world.ts';

/** Somebody asks for something: what it is about and its operation are written in one transaction. */
export async function ask(
  { mutation }: World,
  { process, db }: Machine,
  request: BusinessRequest,
): Promise<void> {
  const { kind, partner, subject, number } = request;
  const payload = mutation.payload?.(request.payload) ?? request.payload;
  const id = await db.transaction(async (tx) => {
    if (kind === 'promise-create') await keepPromise(tx, request, process.now());
    const about = { kind, partner, subject, payload, source: SOURCE };
    return enqueueOperation(tx, { ...about, createdAt: process.now(), createdBy: 'agent' });
  });
  process.trace(`request ${number} (${kind}) is operation ${id}`);
}

function keepPromise(tx: Database, { subject, partner }: BusinessRequest, createdAt: string) {
  const promise = { ID: subject, source: SOURCE, partner, status: '0', createdAt };
  return tx.insert(promisesTable, [promise], { ifAbsent: true });
}
