import { addDays } from '../../srv/domain/iso-date.ts';
import * as tables from '../../srv/platform/tables.ts';
import { keepCases } from '../../srv/runs/disputes/keep-cases.ts';
import { AGREED_PARTS } from '../../srv/runs/written-off-parts.ts';
import { SEGMENT, TODAY } from '../support/portfolio.ts';
import type { Kind } from '../support/worklist-world.ts';
import { type DisputeWorld, disputeWorld } from './world.ts';

/** Larger than what a JSON body may be. */
const PROOF = `%PDF-1.7 ${'proof '.repeat(50_000)}`;
const NOW = `${TODAY}T03:00:00.000Z`;
const keepAll = (world: DisputeWorld) => keepCases(world.db, { scope: 'all', now: NOW });

/** A deadline is compared with the real day. */
const inDays = (days: number) => addDays(new Date().toISOString().slice(0, 10), days);

describe.each<Kind>(['sqlite', 'postgres'])('a dispute case, on %s', (kind) => {
  let world: DisputeWorld;

  beforeAll(async () => {
    world = await disputeWorld(kind);
  });
  afterAll(() => world.close());

  const taken = async (partner: string, values = {}) => {
    const id = await world.mirrorCase({ partner, ...values });
    await keepAll(world);
    return id;
  };
  const caseOf = async (id: string, user = 'emma') =>
    (await world.disputes(`Cases(${id})`, { user })).body;
  const rows = (table: string, where: string, value: string) =>
    world.db.query<Record<string, unknown>>(`SELECT * FROM ${table} WHERE ${where} = ?`, [value]);
  const operationsOf = async (id: string) => {
    const found = await world.db.query<{ kind: string; payload: string }>(
      'SELECT kind, payload FROM saldo_operations_Operations WHERE subject = ? ORDER BY sequence',
      [id],
    );
    return found.map(({ kind: what, payload }) => ({ kind: what, ...JSON.parse(payload) }));
  };
  const partInDispute = async (id: string) => {
    const [item] = await world.db.query<{ open: number; part: string }>(
      `SELECT CASE WHEN isOpen = true THEN 1 ELSE 0 END AS "open", disputedAmount AS part
      FROM saldo_disputes_DisputedItems WHERE caseId = ?`,
      [id],
    );
    return item?.open === 1 ? Number(item.part) : 0;
  };

  test('of the ERP has a file with its deadline, its items and its place', async () => {
    const id = await taken('100');
    expect(await caseOf(id)).toMatchObject({
      status: 'open',
      origin: 'erp',
      customerName: 'Customer 100',
      segment: 'DE-RETAIL',
      dueOn: '2026-12-10',
      coordinator: 'early',
      sla: 'in-time',
      disputedAmount: '40.0000',
    });
    const { body } = await world.disputes(`Cases(${id})/items`);
    expect(body.value).toMatchObject([
      { document: 'D100', itemAmount: '100.0000', openAmount: '40.0000' },
    ]);
    expect((await keepAll(world)).takenIn).toBe(0);
  });
  test('goes from open to decided in part: the rest is asked for again, the ERP follows', async () => {
    const id = await taken('110');
    expect((await world.act(id, 'takeCase')).status).toBe(204);
    expect(await caseOf(id)).toMatchObject({ status: 'working', owner: 'emma' });
    const decision = {
      decision: 'part',
      corrected: '10.00',
      rootCause: 'BILL',
      reason: 'Fee waived',
    };
    expect((await world.act(id, 'decideCase', decision)).status).toBe(204);
    expect(await caseOf(id)).toMatchObject({
      status: 'decided',
      decision: 'part',
      correctedAmount: '10.0000',
      writtenOffAmount: '0.0000',
      toCollectAmount: '30.0000',
      openAmount: '10.0000',
      decidedBy: 'emma',
    });
    expect(await partInDispute(id)).toBe(10);
    const sent = await operationsOf(id);
    expect(sent).toMatchObject([
      { kind: 'dispute-change', processor: 'SANDER', erpKey: id },
      { kind: 'dispute-change', amount: '10.00', rootCause: 'BILL' },
      { kind: 'dispute-note' },
    ]);
    const asked = await rows('saldo_operations_Operations', 'subject', id);
    expect(asked.map(({ segment }) => segment)).toEqual(sent.map(() => SEGMENT));
    expect(await rows('saldo_audit_Events', 'objectKey', id)).toContainEqual(
      expect.objectContaining({ decision: 'dispute-decided', actor: 'emma', reason: 'Fee waived' }),
    );
  });

  test.each([
    [
      'what does not add up',
      { decision: 'part', corrected: '1', writtenOff: '1', toCollect: '1' },
      'DISPUTE_SPLIT_OFF',
      'toCollect',
    ],
    [
      'a fraction of a cent',
      { decision: 'part', corrected: '1.001' },
      'AMOUNT_NOT_EXACT',
      'corrected',
    ],
    ['what is no decision', { decision: 'maybe' }, 'DISPUTE_DECISION_UNKNOWN', 'decision'],
    [
      'a root cause nobody knows',
      { decision: 'justified', rootCause: 'XXXX' },
      'DISPUTE_ROOT_CAUSE_UNKNOWN',
      'rootCause',
    ],
    [
      'a write-off without a reason',
      { decision: 'justified', writtenOff: '40' },
      'WRITE_OFF_REASON_UNKNOWN',
      'writeOffReason',
    ],
  ])('is not decided with %s, and nothing is written', async (_, decision, code, target) => {
    const id = await taken('120');
    const body = { rootCause: 'BILL', reason: 'Because', ...decision };
    const { status, body: answer } = await world.act(id, 'decideCase', body);
    expect([status, answer.error?.code, answer.error?.target]).toEqual([400, code, target]);
    expect(answer.error?.message).not.toBe(code);
    expect(await caseOf(id)).toMatchObject({ status: 'open', decision: null });
    expect(await operationsOf(id)).toEqual([]);
    expect(await partInDispute(id)).toBe(40);
  });

  test('that is not justified returns to the worklist and is closed in the ERP', async () => {
    const id = await taken('130');
    const body = { decision: 'not-justified', rootCause: 'CUST', reason: 'Signed the contract' };
    expect((await world.act(id, 'decideCase', body)).status).toBe(204);
    expect(await partInDispute(id)).toBe(0);
    expect(await caseOf(id)).toMatchObject({
      status: 'decided',
      openAmount: '0.0000',
      toCollectAmount: '40.0000',
    });
    expect(await operationsOf(id)).toMatchObject([
      { kind: 'dispute-close', erpKey: id, rootCause: 'CUST' },
      { kind: 'dispute-note' },
    ]);
    const marks = await rows('saldo_mirror_ChangedCustomers', 'partner', '130');
    expect(marks).toContainEqual(expect.objectContaining({ cause: 'dispute' }));
  });

  test('that gives something up proposes a write-off, which waits for a second pair of eyes', async () => {
    const id = await taken('140');
    const body = {
      decision: 'justified',
      writtenOff: '15.00',
      writeOffReason: '03',
      rootCause: 'PROD',
      reason: 'Goodwill',
    };
    expect((await world.act(id, 'decideCase', body)).status).toBe(204);
    expect(await caseOf(id)).toMatchObject({
      correctedAmount: '25.0000',
      writtenOffAmount: '15.0000',
      writeOffState: 'waiting',
    });
    const [writeOff] = await world.db.query<Record<string, unknown>>(
      `SELECT state, reason, createdBy AS "createdBy", amount
      FROM saldo_writeoffs_WriteOffs WHERE partner = '140'`,
    );
    expect(writeOff).toMatchObject({ state: 'waiting', reason: '03', createdBy: 'emma' });
    expect(Number(writeOff?.amount)).toBe(15);
  });

  /** What is not asked for of a customer, in dispute or given up. */
  const notAsked = async (partner: string, id: string) => {
    const given = await world.db.query<{ amount: string }>(
      `SELECT part.amount ${AGREED_PARTS} AND writeOff.partner = ?`,
      [partner],
    );
    const givenUp = given.reduce((sum, { amount }) => sum + Number(amount), 0);
    return { inDispute: await partInDispute(id), givenUp };
  };
  const supervise = (path: string, body: object) =>
    world.server.call(`/odata/v4/supervision/${path}`, { user: 'dora', body });

  test('that is closed asks for what it gives up only when that is refused', async () => {
    const id = await taken('145');
    const body = { decision: 'justified', corrected: '10', writtenOff: '30', writeOffReason: '03' };
    const given = { ...body, rootCause: 'PROD', reason: 'Goodwill' };
    expect((await world.act(id, 'decideCase', given)).status).toBe(204);
    expect(await notAsked('145', id)).toEqual({ inDispute: 40, givenUp: 0 });
    expect((await world.act(id, 'closeCase', { reason: 'Credited' })).status).toBe(204);
    expect(await notAsked('145', id)).toEqual({ inDispute: 0, givenUp: 30 });
    const [writeOff] = await rows('saldo_writeoffs_WriteOffs', 'partner', '145');
    const decide = (action: string) =>
      supervise(
        `WriteOffsToApprove(${writeOff?.ID ?? writeOff?.id})/SupervisionService.${action}`,
        {
          reason: 'Not for us to pay',
        },
      );
    expect((await decide('refuse')).status).toBe(204);
    expect(await notAsked('145', id)).toEqual({ inDispute: 0, givenUp: 0 });
  });

  test('gives up no more than its items still have, nor what somebody else gives up', async () => {
    const id = await taken('146');
    await world.db.execute(
      "UPDATE saldo_ledger_Items SET amount = 20 WHERE partner = '146' AND clearingStatus = ''",
    );
    const body = { decision: 'justified', corrected: '10', writtenOff: '30', writeOffReason: '03' };
    const given = { ...body, rootCause: 'PROD', reason: 'Goodwill' };
    const { status, body: answer } = await world.act(id, 'decideCase', given);
    expect([status, answer.error?.code]).toEqual([409, 'WRITE_OFF_ITEM_TOO_MUCH']);
    expect(await rows('saldo_writeoffs_WriteOffs', 'partner', '146')).toEqual([]);
    expect(await caseOf(id)).toMatchObject({ status: 'open', openAmount: '40.0000' });
  });

  test('is changed under its own ETag only, and only as its status allows', async () => {
    const id = await taken('150');
    const path = `Cases(${id})/DisputesService.takeCase`;
    expect((await world.disputes(path, { body: {} })).status).toBe(428);
    const stale = String((await caseOf(id))['@odata.etag']);
    expect((await world.act(id, 'takeCase')).status).toBe(204);
    expect((await world.act(id, 'takeCase', {}, { etag: stale })).status).toBe(412);
    const close = await world.act(id, 'closeCase', { reason: 'Too soon' }, { language: 'de' });
    expect([close.status, close.body.error?.message]).toEqual([
      409,
      expect.stringContaining('im jetzigen Status nicht möglich'),
    ]);
  });

  test('decided twice at the same moment is decided once', async () => {
    const id = await taken('155');
    const etag = String((await caseOf(id))['@odata.etag']);
    const body = { rootCause: 'CUST', reason: 'At once' };
    const answers = await Promise.all(
      ['justified', 'not-justified'].map((decision) =>
        world.act(id, 'decideCase', { ...body, decision }, { etag }),
      ),
    );
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
    const decided = await rows('saldo_audit_Events', 'objectKey', id);
    expect(decided.filter(({ decision }) => decision === 'dispute-decided')).toHaveLength(1);
  });

  test('changed twice at the same moment keeps the first change, and tells the second', async () => {
    const id = await taken('156');
    const etag = String((await caseOf(id))['@odata.etag']);
    const answers = await Promise.all(
      ['BILL', 'CUST', 'PROD'].map((rootCause) =>
        world.act(id, 'changeCase', { rootCause }, { etag }),
      ),
    );
    const done = answers.filter(({ status }) => status === 204);
    const refused = answers.filter(({ status }) => status === 409 || status === 412);
    expect([done.length, refused.length]).toEqual([1, 2]);
    expect(await operationsOf(id)).toHaveLength(1);
  });

  test('is seen and changed by who has its segment and group, and by nobody when its person is restricted', async () => {
    const id = await taken('160');
    const hidden = [404, 404];
    const seenBy = async (user: string) => [
      (await world.disputes(`Cases(${id})`, { user })).status,
      (await world.act(id, 'voidCase', { reason: 'Mine?' }, { user, etag: '*' })).status,
    ];
    expect(await seenBy('otto')).toEqual(hidden);
    await world.db.execute(
      "UPDATE saldo_worklists_Positions SET collectionGroup = 'DE-RETAIL-LATE' WHERE partner = '160'",
    );
    expect(await seenBy('early')).toEqual(hidden);
    for (const part of ['items', 'tasks', 'messages', 'history', 'operations', 'attachments']) {
      const { status, body } = await world.disputes(`Cases(${id})/${part}`, { user: 'otto' });
      expect([part, status === 404 || body.value?.length === 0]).toEqual([part, true]);
    }
    expect((await world.disputes('CaseItems', { user: 'otto' })).body.value).toEqual([]);
    await world.db.execute(
      "INSERT INTO saldo_privacy_Restrictions (source, partner) VALUES ('S4', '160')",
    );
    expect(await seenBy('emma')).toEqual(hidden);
    expect((await world.disputes(`CaseItems?$filter=dispute eq ${id}`)).body.value).toEqual([]);
    await world.db.execute(
      `INSERT INTO saldo_disputes_CaseTasks (ID, dispute, task) VALUES (?, ?, 'Hidden')`,
      ['0e2f7a52-6f0e-4c0b-9a39-2f6f0d1c0160', id],
    );
    const task = 'Tasks(0e2f7a52-6f0e-4c0b-9a39-2f6f0d1c0160)/DisputesService.completeTask';
    const answer = await world.disputes(task, { body: { result: 'Yes' }, etag: '*' });
    expect(answer.status).toBe(404);
    expect((await world.disputes(`Cases(${id})`, { user: 'ana' })).status).toBe(403);
  });

  test('asks a department, which answers once', async () => {
    const id = await taken('170');
    const dueOn = inDays(7);
    const task = { department: 'CARDS', task: 'Who signed?', dueOn };
    expect((await world.act(id, 'askDepartment', { ...task, department: 'MOON' })).status).toBe(
      400,
    );
    expect((await world.act(id, 'askDepartment', { ...task, dueOn: '2020-01-01' })).status).toBe(
      400,
    );
    expect((await world.act(id, 'askDepartment', task)).status).toBe(204);
    const [asked] = (await world.disputes(`Cases(${id})/tasks`)).body.value ?? [];
    expect(asked).toMatchObject({ department: 'CARDS', sla: 'in-time', askedBy: 'emma' });
    expect(await caseOf(id)).toMatchObject({ answerBy: dueOn, answerCriticality: 0 });
    const answer = (etag: unknown) =>
      world.disputes(`Tasks(${asked?.ID})/DisputesService.completeTask`, {
        body: { result: 'The customer did' },
        etag: String(etag),
      });
    expect((await answer(asked?.['@odata.etag'])).status).toBe(204);
    expect((await answer('*')).body.error?.code).toBe('DISPUTE_TASK_DONE');
    expect(await caseOf(id)).toMatchObject({ answerBy: null });
  });

  test('keeps what was written about it, here and as a note in the ERP', async () => {
    const id = await taken('180');
    const message = { direction: 'outbound', channel: 'email', text: 'We look into it' };
    expect((await world.act(id, 'addMessage', message)).status).toBe(204);
    expect((await world.disputes(`Cases(${id})/messages`)).body.value).toMatchObject([
      { ...message, writtenBy: 'emma' },
    ]);
    expect(await operationsOf(id)).toMatchObject([
      { kind: 'dispute-note', text: 'We look into it' },
    ]);
    expect((await world.act(id, 'addMessage', { ...message, direction: 'up' })).status).toBe(400);
    const { body } = await world.act(id, 'addMessage', { ...message, channel: 'pigeon' });
    expect(body.error).toMatchObject({ code: 'CHANNEL_UNKNOWN', target: 'channel' });
  });

  test('voided frees its items, and is voided in the ERP', async () => {
    const id = await taken('190');
    expect((await world.act(id, 'voidCase', { reason: '' })).status).toBe(400);
    expect((await world.act(id, 'voidCase', { reason: 'Entered twice' })).status).toBe(204);
    expect(await caseOf(id)).toMatchObject({ status: 'voided', openAmount: '0.0000' });
    expect(await partInDispute(id)).toBe(0);
    expect(await operationsOf(id)).toMatchObject([{ kind: 'dispute-close', isVoid: true }]);
  });

  test('gets another deadline with a reason only, or with another reason by the bank’s rules', async () => {
    const id = await taken('195');
    const later = { dueOn: inDays(27) };
    expect((await world.act(id, 'changeCase', later)).body.error?.code).toBe('DISPUTE_WHY_MISSING');
    const why = { ...later, why: 'Waits for the notary', rootCause: 'PROD' };
    expect((await world.act(id, 'changeCase', why)).status).toBe(204);
    expect(await caseOf(id)).toMatchObject({ ...later, rootCause: 'PROD' });
    expect(await operationsOf(id)).toMatchObject([
      { plannedCloseOn: later.dueOn, rootCause: 'PROD' },
    ]);
  });

  /** What a browser is told about a document. */
  const shownAs = async (path: string) => {
    const { headers } = await fetch(`${world.server.url}/odata/v4/disputes/${path}`, {
      headers: { authorization: `Basic ${btoa('emma:')}` },
    });
    return { type: headers.get('content-type'), disposition: headers.get('content-disposition') };
  };

  const sent = (entry: string, body: string, user = 'emma') =>
    fetch(`${world.server.url}/odata/v4/disputes/${entry}/content`, {
      method: 'PUT',
      headers: { authorization: `Basic ${btoa(`${user}:`)}`, 'content-type': 'application/pdf' },
      body,
    });

  test('takes as many documents as the bank allows, no larger ones, and none that are called what they are not', async () => {
    const limits = { validFrom: '2026-01-01', mostDocuments: 2, mostKilobytes: 300 };
    await world.db.insert(tables.documentLimitsTable, [limits]);
    expect((await world.disputes('documentLimits()')).body).toMatchObject({
      mostDocuments: 2,
      mostKilobytes: 300,
    });
    const id = await taken('185');
    const documents = `Cases(${id})/attachments`;
    const entryOf = async (filename: string) => {
      const { body } = await world.disputes(documents, { body: { filename } });
      return `${documents}(up__ID=${id},ID=${body.ID})`;
    };
    const answerOf = async (response: Response) => {
      const { error } = (await response.json()) as { error: { code: string; message: string } };
      return [response.status, error.code, error.message];
    };
    const [pdf, png] = [await entryOf('proof.pdf'), await entryOf('picture.png')];
    expect(await answerOf(await sent(pdf, `${PROOF}${PROOF}`))).toEqual([
      413,
      'DISPUTE_DOCUMENT_SIZE',
      expect.stringContaining('‘proof.pdf’ is larger than 0.3 MB'),
    ]);
    expect(await answerOf(await sent(png, '<html></html>'))).toEqual([
      400,
      'DISPUTE_DOCUMENT_CONTENT',
      expect.stringContaining('‘picture.png’ is not what its name says'),
    ]);
    expect((await sent(pdf, PROOF.slice(0, 250_000))).status).toBe(204);
    const third = await world.disputes(documents, { body: { filename: 'third.pdf' } });
    expect([third.status, third.body.error?.code]).toEqual([409, 'DISPUTE_DOCUMENT_COUNT']);
    await world.db.execute('DELETE FROM saldo_disputes_DocumentLimits');
  });

  test('takes documents by its own path only, of allowed kinds, until it is over', async () => {
    const id = await taken('200');
    const documents = `Cases(${id})/attachments`;
    const created = await world.disputes(documents, { body: { filename: 'proof.pdf' } });
    expect(created.status).toBe(201);
    const row = `(up__ID=${id},ID=${created.body.ID})`;
    const put = (user: string) => sent(`${documents}${row}`, PROOF, user);
    expect((await put('otto')).status).toBe(404);
    expect((await put('emma')).status).toBe(204);
    expect((await world.disputes(`${documents}${row}/content`)).text).toBe(PROOF);
    const renamed = { note: 'Seen', mimeType: 'text/html' };
    await world.disputes(`${documents}${row}`, { method: 'PATCH', body: renamed });
    expect(await shownAs(`${documents}${row}/content`)).toEqual({
      type: 'application/pdf',
      disposition: 'attachment; filename="proof.pdf"',
    });
    const foreign = await world.disputes(`${documents}${row}/content`, { user: 'otto' });
    expect([403, 404]).toContain(foreign.status);
    expect((await world.disputes('Cases_attachments')).status).toBe(405);
    const direct = await world.disputes(`Cases_attachments${row}/content`);
    expect([403, 405]).toContain(direct.status);
    const program = await world.disputes(documents, { body: { filename: 'run.exe' } });
    expect([program.status, program.body.error?.code]).toEqual([400, 'DISPUTE_DOCUMENT_KIND']);
    const other = await taken('165');
    for (const parent of [{ up_: { ID: other } }, { up__ID: other }]) {
      await world.disputes(documents, { body: { filename: 'foreign.pdf', ...parent } });
      const moved = { method: 'PATCH', body: { note: 'Moved', ...parent } };
      await world.disputes(`${documents}${row}`, moved);
    }
    expect((await world.disputes(`Cases(${other})/attachments`)).body.value).toEqual([]);
    expect((await world.disputes(documents)).body.value).toHaveLength(3);
    await world.act(id, 'voidCase', { reason: 'Entered twice' });
    const late = await world.disputes(documents, { body: { filename: 'late.pdf' } });
    expect([late.status, late.body.error?.code]).toEqual([409, 'DISPUTE_OVER']);
  });
});
