import cds from '@sap/cds';
import { appendEvent } from '../audit/append-event.ts';
import type { Database } from '../platform/database.ts';
import { idOf } from '../requests/id-of.ts';
import { myDatabase } from '../requests/my-database.ts';
import { conflict, notFound } from '../requests/refusal.ts';

interface DoneTask {
  readonly dispute: string;
  readonly source: string;
  readonly partner: string;
  readonly department: string;
}

/** Once: also keeps a second answer waiting until we end. */
const DONE = `UPDATE saldo_disputes_CaseTasks SET doneAt = ?, doneBy = ?, result = ?, modifiedAt = ?
  WHERE ID = ? AND doneAt IS NULL`;

/** What a department found out. ROW_NOT_FOUND (404), DISPUTE_TASK_DONE (409) when it has said so already. */
export async function completeTask(request: cds.Request): Promise<void> {
  const db = await myDatabase(request);
  const now = request.timestamp.toISOString();
  const { user, data } = request;
  const { result } = data as { result: string };
  const id = idOf(request);
  const query = cds.ql.SELECT.one.from(request.subject as never).columns('ID' as never);
  if (!(await cds.run(query))) throw notFound('ROW_NOT_FOUND');
  const done = await db.execute(DONE, [now, user.id, result, now, id]);
  const task = done === 0 ? undefined : await taskOf(db, id);
  if (!task) throw conflict('DISPUTE_TASK_DONE');
  const { dispute: objectKey, source, partner, department } = task;
  await db.execute('UPDATE saldo_disputes_Cases SET modifiedAt = ? WHERE ID = ?', [now, objectKey]);
  await appendEvent(db, {
    occurredAt: now,
    actor: user.id,
    decision: 'dispute-task-done',
    objectType: 'dispute',
    objectKey,
    source,
    partner,
    details: { department },
  });
}

async function taskOf(db: Database, id: string): Promise<DoneTask | undefined> {
  const [task] = await db.query<DoneTask>(
    'SELECT dispute, source, partner, department FROM saldo_disputes_CaseTasks WHERE ID = ?',
    [id],
  );
  return task;
}
