import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { enqueueOperation } from '../../srv/erp/write-back/enqueue-operation.ts';
import { alertParked } from '../../srv/erp/write-back/parked-alert.ts';
import type { Database } from '../../srv/platform/database.ts';
import { promisesTable } from '../../srv/platform/tables.ts';
import { type StubErp, send, startStubErp } from '../erp/stub-erp.ts';
import { deployedDatabase } from '../support/deployed-database.ts';
import { eventually } from '../support/eventually.ts';
import { type SaldoServer, startSaldo } from '../support/saldo-server.ts';

const SOURCE = 'S4';
const PARTNER = '0000000100';
const users = { ina: ['integration'], ana: ['agent'], cleo: ['administrator'] };
const kinds = ['sqlite', 'postgres'] as const;

describe.each(kinds)('The integration desk on %s', (kind) => {
  let db: Database;
  let erp: StubErp;
  let saldo: SaldoServer;
  /** What the ERP has, by operation id. */
  const inErp = new Map<string, string[]>();
  /** What the ERP has against notes now. */
  let refusal: object | null = null;
  /** What happens while the ERP is asked. */
  let meanwhile: () => Promise<unknown> = async () => undefined;

  beforeAll(async () => {
    erp = await startStubErp(
      answerFrom(
        inErp,
        () => refusal,
        () => meanwhile(),
      ),
    );
    const { credentials, ...opened } = await deployedDatabase(kind);
    db = opened.db;
    const env = { SALDO_ERP_URL: erp.url, SALDO_ERP_USER: 'SALDO', SALDO_ERP_PASSWORD: 'secret' };
    saldo = await startSaldo({ kind, credentials, users, env });
  });
  afterAll(async () => {
    await saldo.stop();
    await erp.stop();
    await db.close();
  });
  beforeEach(async () => {
    inErp.clear();
    await db.execute('DELETE FROM saldo_operations_Operations');
  });

  const path = '/odata/v4/integration/ParkedOperations';
  const act = (id: string, action: string, body: object, user = 'ina') =>
    saldo.call(`${path}(${id})/IntegrationService.${action}`, { user, method: 'POST', body });
  const list = async (query = '', language = 'en') =>
    (await saldo.call(`${path}${query}`, { user: 'ina', language })).body;

  test('shows cause in words, what waits behind, and the payload without personal data', async () => {
    const subject = randomUUID();
    const id = await parked(db, 'contact-note', subject, { refusal: 'item-cleared' });
    await enqueue(db, 'contact-note', subject, { note: 'second' });
    const [row] = (await list('', 'de')).value ?? [];
    expect(row).toMatchObject({ ID: id, waiting: 1, errorCode: 'ERP_REFUSED', partner: PARTNER });
    expect(row?.cause).toMatch(/^Kontaktnotiz: ein Posten ist schon ausgeglichen/);
    const payload = JSON.parse(String(row?.payload));
    expect(payload).toEqual({ ...called, note: '••• (10)' });
  });

  test('does not let anybody search the payload', async () => {
    await parked(db, 'contact-note', randomUUID());
    const { status } = await saldo.call(`${path}?$filter=contains(payload,'ill')`, { user: 'ina' });
    expect(status).toBe(400);
  });

  test('is for the desk only', async () => {
    const id = await parked(db, 'contact-note', randomUUID());
    expect((await act(id, 'retry', {}, 'ana')).status).toBe(403);
    expect((await act(id, 'retry', {}, 'cleo')).status).toBe(204);
  });

  test('tells what the ERP says now, read live', async () => {
    const id = await parked(db, 'contact-note', randomUUID());
    const compare = () =>
      saldo.call(`${path}(${id})/IntegrationService.compareWithErp()`, { user: 'ina' });
    expect((await compare()).body).toMatchObject({ effects: [], fault: null });
    inErp.set(id, ['4711', '4712']);
    const { status, body } = await compare();
    expect(status).toBe(200);
    expect(body).toMatchObject({ effects: ['4711', '4712'] });
    expect(String(body.erpShows)).not.toContain('is ill');
  });

  test('shows every attempt that was made by itself, also a single one', async () => {
    const id = await enqueue(db, 'contact-note', randomUUID(), { note: 'he was ill' });
    refusal = { error: { code: 'ZFICA/077', message: 'Contact class is missing' } };
    const send = () =>
      saldo.call('/odata/v4/administration/sendOperations', { user: 'cleo', body: {} });
    await send();
    await eventually(async () => (await operationOf(db, id)).state === 'parked');
    const triesOf = async () =>
      (await list(`(${id})?$expand=tries($orderby=token;$expand=outcomeText)`)).tries;
    const first = {
      sentTo: expect.stringContaining('ContactNote'),
      outcome: 'refused',
      outcomeText: expect.objectContaining({ name: 'Left to a person' }),
      status: 400,
      erpErrorCode: 'ZFICA/077',
      errorText: expect.stringContaining('Contact class is missing'),
      nextAttemptAt: null,
    };
    expect(await triesOf()).toEqual([expect.objectContaining(first)]);
    await act(id, 'retry', { reason: 'customized' });
    await eventually(async () => ((await triesOf()) as unknown[] | undefined)?.length === 2);
    refusal = null;
  });

  test('a retry asks the ERP first, and sends what it does not have', async () => {
    const id = await parked(db, 'contact-note', randomUUID());
    expect((await act(id, 'retry', { reason: 'authorization was missing' })).status).toBe(204);
    await eventually(async () => (await operationOf(db, id)).state === 'confirmed');
    const calls = erp.requests.filter((request) => request.includes('ContactNote'));
    expect(calls.at(-2)).toMatch(/^GET .*OperationId/);
    expect(calls.at(-1)).toMatch(/^POST/);
    expect(await auditOf(db, id)).toEqual([
      { decision: 'operation-retried', actor: 'ina', reason: 'authorization was missing' },
    ]);
  });

  test('what is done in the ERP is confirmed with evidence, and what waited behind it goes on', async () => {
    const subject = randomUUID();
    const id = await parked(db, 'contact-note', subject);
    const behind = await enqueue(db, 'contact-note', subject, { note: 'second' });
    expect((await act(id, 'confirmAsDone', { erpKey: '4711' })).status).toBe(400);
    const given = { erpKey: '4711', evidence: 'seen in transaction BCT1' };
    expect((await act(id, 'confirmAsDone', given)).status).toBe(204);
    expect(await operationOf(db, id)).toMatchObject({ state: 'confirmed', erpKey: '4711' });
    await eventually(async () => (await operationOf(db, behind)).state === 'confirmed');
    expect(await auditOf(db, id)).toEqual([
      { decision: 'operation-confirmed', actor: 'ina', reason: given.evidence },
    ]);
  });

  test('a key that the ERP cannot have given is refused, and nothing is written', async () => {
    const id = await parked(db, 'promise-create', randomUUID());
    const given = { erpKey: 'promise 4711/2026', evidence: 'seen' };
    const refused = await act(id, 'confirmAsDone', given);
    expect(refused.body.error).toMatchObject({ code: 'OPERATION_KEY_WRONG' });
    expect(await operationOf(db, id)).toEqual({ state: 'parked', erpKey: null });
  });

  test('a promise whose way is cancelled no longer holds here', async () => {
    const promise = randomUUID();
    await db.insert(promisesTable, [
      { ID: promise, source: SOURCE, partner: PARTNER, status: '0' },
    ]);
    const id = await parked(db, 'promise-create', promise);
    expect((await act(id, 'cancel', {})).status).toBe(400);
    expect((await act(id, 'cancel', { reason: 'the customer has paid' })).status).toBe(204);
    expect((await operationOf(db, id)).state).toBe('cancelled');
    const [kept] = await db.query('SELECT status FROM saldo_agreements_Promises WHERE ID = ?', [
      promise,
    ]);
    expect(kept).toEqual({ status: '5' });
    expect(await auditOf(db, id)).toEqual([
      { decision: 'operation-cancelled', actor: 'ina', reason: 'the customer has paid' },
    ]);
  });

  test.each([
    ['nobody knows whether', { outcomeUnknown: true }],
    ['it was sent, and refused', { firstSentAt: '2026-03-02T08:00:00.000Z' }],
  ])('what the ERP may have, since %s, is cancelled only when it does not', async (_, as) => {
    const id = await parked(db, 'contact-note', randomUUID(), as);
    inErp.set(id, ['4711']);
    const refused = await act(id, 'cancel', { reason: 'not needed' });
    expect(refused.status).toBe(409);
    expect(refused.body.error).toMatchObject({
      code: 'OPERATION_IS_DONE',
      message: expect.stringContaining('4711'),
    });
    inErp.clear();
    expect((await act(id, 'cancel', { reason: 'not needed' })).status).toBe(204);
  });

  test('what somebody had sent again while the ERP was asked is not cancelled', async () => {
    const as = { outcomeUnknown: true };
    const id = await parked(db, 'contact-note', randomUUID(), as);
    meanwhile = () =>
      db.execute(
        `UPDATE saldo_operations_Operations SET fencingToken = fencingToken + 1 WHERE ID = ?`,
        [id],
      );
    const refused = await act(id, 'cancel', { reason: 'not needed' });
    meanwhile = async () => undefined;
    expect([refused.status, refused.body.error?.code]).toEqual([409, 'OPERATION_NOT_PARKED']);
    expect((await operationOf(db, id)).state).toBe('parked');
    expect((await act(id, 'cancel', { reason: 'not needed' })).status).toBe(204);
  });

  test('a decision counts once', async () => {
    const id = await parked(db, 'contact-note', randomUUID());
    const answers = await Promise.all([
      act(id, 'cancel', { reason: 'one' }),
      act(id, 'cancel', { reason: 'other' }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
    expect(await auditOf(db, id)).toHaveLength(1);
  });

  test('an alert stands while something waits for a decision', async () => {
    const id = await parked(db, 'contact-note', randomUUID());
    const sendOperations = () =>
      saldo.call('/odata/v4/administration/sendOperations', { user: 'cleo', body: {} });
    const open = async () =>
      (
        await saldo.call(
          "/odata/v4/administration/Alerts?$filter=kind eq 'operations-parked' and clearedAt eq null",
          { user: 'cleo' },
        )
      ).body.value;
    await sendOperations();
    expect(await open()).toMatchObject([{ count: 1, message: expect.stringContaining('wait') }]);
    await act(id, 'cancel', { reason: 'not needed' });
    await sendOperations();
    expect(await open()).toEqual([]);
  });

  test('an alert is raised once, by however many look at the same time', async () => {
    await parked(db, 'contact-note', randomUUID());
    const raised = `SELECT ID FROM saldo_mirror_Alerts WHERE subject = 'write-back' AND clearedAt IS NULL`;
    const now = new Date().toISOString();
    const looks = Array.from({ length: 8 }, () => db.query('SELECT 1 FROM saldo_mirror_Alerts'));
    await Promise.all(looks); // so that each look below has a connection at once
    await Promise.all(looks.map(() => alertParked(db, SOURCE, now)));
    expect(await db.query(raised)).toHaveLength(1);
    await db.execute('DELETE FROM saldo_operations_Operations');
    await alertParked(db, SOURCE, now);
    expect(await db.query(raised)).toEqual([]);
  });

  test('a message of the ERP is told with what it means, and with what waits where nobody has said it', async () => {
    await parked(db, 'contact-note', randomUUID(), { erpErrorCode: 'ZFICA/700' });
    const messages = async (code: string, language = 'en') => {
      const path = `/odata/v4/integration/ErpMessages?$filter=erpErrorCode eq '${code}'`;
      return (await saldo.call(path, { user: 'ina', language })).body.value;
    };
    expect(await messages('ZFICA/700')).toMatchObject([
      { refusal: null, waiting: 1, meaning: 'Nobody has said it yet' },
    ]);
    expect(await messages('LOCK_EXISTS', 'de')).toMatchObject([
      { refusal: 'lock-exists', waiting: null, meaning: 'Das ERP hat eine solche Sperre bereits' },
    ]);
  });
});

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** An ERP that has notes by operation id, and takes new ones. */
function answerFrom(
  inErp: ReadonlyMap<string, string[]>,
  refusal: () => object | null,
  meanwhile: () => Promise<unknown>,
): Answer {
  return (request, response) => {
    const refused = refusal();
    if (request.method === 'POST' && refused) return send(response, 400, refused);
    if (request.method === 'POST') return takeNote(request, response);
    const id = /OperationId%20eq%20([0-9a-f-]+)/.exec(request.url ?? '')?.[1];
    if (!id) return send(response, 200, {}, { 'x-csrf-token': 'one' });
    const keys = inErp.get(id) ?? [];
    const value = keys.map((ContactNote) => ({ ContactNote, OperationId: id, NoteText: 'is ill' }));
    void meanwhile().then(() => send(response, 200, { value }));
  };
}

function takeNote(request: IncomingMessage, response: ServerResponse): void {
  let text = '';
  request.on('data', (part) => {
    text += part;
  });
  request.on('end', () => {
    const { OperationId } = JSON.parse(text);
    send(response, 201, { OperationId, ContactNote: '4713' });
  });
}

const called = {
  contactId: '1',
  partner: PARTNER,
  startedAt: '2026-03-02T08:00:00.000Z',
  channel: 'phone',
  direction: 'outbound',
  result: 'PTP',
};

type Kind = 'contact-note' | 'promise-create';

function enqueue(db: Database, kind: Kind, subject: string, payload: { note: string }) {
  const about = { kind, source: SOURCE, partner: PARTNER, subject } as const;
  const made = { createdAt: '2026-03-02T08:00:00.000Z', createdBy: 'ana' };
  return enqueueOperation(db, {
    ...about,
    payload: { ...called, ...payload },
    ...made,
  });
}

interface ParkedAs {
  readonly refusal?: string;
  readonly erpErrorCode?: string;
  readonly outcomeUnknown?: boolean;
  readonly firstSentAt?: string;
}

async function parked(db: Database, kind: Kind, subject: string, as: ParkedAs = {}) {
  const id = await enqueue(db, kind, subject, { note: 'he was ill' });
  await db.execute(
    `UPDATE saldo_operations_Operations SET state = 'parked', errorCode = 'ERP_REFUSED',
       errorText = 'the ERP refused it', refusal = ?, erpErrorCode = ?, outcomeUnknown = ?, firstSentAt = ? WHERE ID = ?`,
    [
      as.refusal ?? null,
      as.erpErrorCode ?? null,
      as.outcomeUnknown ?? false,
      as.firstSentAt ?? null,
      id,
    ],
  );
  return id;
}

async function operationOf(db: Database, id: string) {
  const [row] = await db.query<{ state: string; erpKey: string | null }>(
    'SELECT state, erpKey AS "erpKey" FROM saldo_operations_Operations WHERE ID = ?',
    [id],
  );
  if (!row) throw new Error(`no operation ${id}`);
  return row;
}

function auditOf(db: Database, id: string) {
  return db.query(
    'SELECT decision, actor, reason FROM saldo_audit_Events WHERE objectKey = ? ORDER BY occurredAt',
    [id],
  );
}
