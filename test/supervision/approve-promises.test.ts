import { addDays } from '../../srv/domain/iso-date.ts';
import { addToLists, SEGMENT, TODAY } from '../support/portfolio.ts';
import { someoneWaits } from '../support/someone-waits.ts';
import { type Kind, type WorklistWorld, worklistWorld } from '../support/worklist-world.ts';

const owing = (partner: string) => ({
  partner,
  agents: { [SEGMENT]: 'ana' },
  items: [
    { document: `A${partner}`, amount: '6000.00', daysOverdue: 40 },
    { document: `B${partner}`, amount: '50.05', daysOverdue: 10 },
  ],
});
const partners = ['600', '601', '602', '603', '604', '605', '606', '607', '608', '609', '610'];
const inDays = (days: number) => addDays(TODAY, days);
const whole = { dates: [{ dueOn: inDays(3) }], note: 'Sells the car' };
const key = { repetition: '000', item: '0001', subitem: '000' };

describe.each<Kind>(['sqlite', 'postgres'])('a promise above the limit on %s', (kind) => {
  let world: WorklistWorld;

  beforeAll(async () => {
    world = await worklistWorld(kind);
    await addToLists(world.db, partners.map(owing));
  });
  afterAll(() => world.close());

  const supervise = (path: string, body?: object, user = 'dora') =>
    world.server.call(`/odata/v4/supervision/${path}`, { user, ...(body && { body }) });
  const decide = (id: unknown, action: string, reason = 'Seen the contract', user = 'dora') =>
    supervise(`PromisesToApprove(${id})/SupervisionService.${action}`, { reason }, user);
  const rowsOf = (table: string, partner: string) =>
    world.db.query<Record<string, unknown>>(`SELECT * FROM ${table} WHERE partner = ?`, [partner]);
  const promisesOf = async (partner: string) =>
    (await world.worklist(`Promises?$filter=partner eq '${partner}'&$orderby=amount desc`)).body
      .value ?? [];
  const proposed = async (partner: string) => {
    const { status, messages } = await world.act(partner, 'promiseToPay', whole);
    expect(status).toBe(200);
    expect(messages.map(({ code }) => code)).toEqual(['PROMISE_WAITS']);
    return (await promisesOf(partner))[0]?.ID;
  };

  test('waits where a supervisor sees it, with its dates, items and who proposed it', async () => {
    const id = await proposed('600');
    const { body } = await supervise(`PromisesToApprove(${id})?$expand=dates,items`);
    expect(body).toMatchObject({
      proposedBy: 'ana',
      proposerName: 'Ana Roth',
      customerName: 'Customer 600',
      note: 'Sells the car',
      isMine: false,
    });
    expect(body.items).toHaveLength(2);
    expect(body.dates).toMatchObject([{ dueOn: inDays(3) }]);
    expect(await rowsOf('saldo_operations_Operations', '600')).toEqual([]);
  });

  const onPostgres = kind === 'postgres' ? test : test.skip;

  onPostgres(
    'is decided on once an agent’s action on the customer is over, and sees it',
    async () => {
      const id = await proposed('609');
      let approval: ReturnType<typeof decide> | undefined;
      await world.db.transaction(async (agent) => {
        await agent.execute(
          "UPDATE saldo_worklists_Holds SET expiresAt = expiresAt WHERE partner = '609'",
        );
        approval = decide(id, 'approve');
        await someoneWaits(world.db);
        await agent.execute("UPDATE saldo_ledger_Items SET amount = 5 WHERE document = 'B609'");
      });
      expect((await approval)?.body.error?.code).toBe('PROMISE_ITEM_TOO_MUCH');
      expect(await rowsOf('saldo_operations_Operations', '609')).toEqual([]);
      const [hold] = await rowsOf('saldo_worklists_Holds', '609');
      expect(hold).toMatchObject({ agent: 'ana' });
    },
  );

  test('is shown to its agent as waiting, in their language', async () => {
    await proposed('601');
    const path = "Promises?$filter=partner eq '601'&$expand=approvalText";
    const texts = await Promise.all(
      ['en', 'es', 'de', 'pt'].map(async (language) => {
        const { body } = await world.worklist(path, { language });
        const [promise] = body.value ?? [];
        return (promise?.approvalText as { name: string } | undefined)?.name;
      }),
    );
    expect(texts).toEqual([
      'Waits for approval',
      'Pendiente de aprobación',
      'Wartet auf Genehmigung',
      'Aguarda aprovação',
    ]);
  });

  test('is asked of who takes several below it that are above it together, not of who replaces one', async () => {
    const give = async (document: string, amount: string, replaces?: unknown) => {
      const items = [{ document: `${document}610`, ...key, amount }];
      const what = { items, dates: [{ dueOn: inDays(3) }] };
      const { status, messages } = replaces
        ? await world.act('610', 'replacePromise', { ...what, promise: replaces })
        : await world.act('610', 'promiseToPay', what);
      expect(status).toBe(200);
      return messages.map(({ code }) => code);
    };
    expect(await give('A', '4980.00')).toEqual([]);
    const [first] = await promisesOf('610');
    expect(await give('A', '4990.00', first?.ID)).toEqual([]);
    expect(await give('B', '10.01')).toEqual(['PROMISE_WAITS']);
    const { body } = await supervise("PromisesToApprove?$filter=partner eq '610'");
    const [waiting] = body.value ?? [];
    expect((await decide(waiting?.ID, 'refuse')).status).toBe(204);
    expect(await give('B', '10.00')).toEqual([]);
  });

  test('approved goes to the ERP once, with its audit event, and the customer is evaluated', async () => {
    const id = await proposed('602');
    expect((await decide(id, 'approve')).status).toBe(204);
    const [promise] = await promisesOf('602');
    expect(promise).toMatchObject({
      status: '0',
      approval: 'approved',
      decidedBy: 'dora',
      needsApproval: false,
      operationState: 'pending',
    });
    const operations = await rowsOf('saldo_operations_Operations', '602');
    expect(operations).toHaveLength(1);
    const payload = JSON.parse(String(operations[0]?.payload));
    expect(payload).toMatchObject({ promiseId: id, amount: '6050.05', category: '01' });
    expect(payload.items).toContainEqual({ document: 'A602', ...key, amount: '6000.00' });
    const decisions = (await rowsOf('saldo_audit_Events', '602')).map(({ decision }) => decision);
    expect(decisions).toContain('promise-approved');
    const marks = await rowsOf('saldo_mirror_ChangedCustomers', '602');
    expect(marks).toHaveLength(2);
    const again = await decide(id, 'approve');
    expect(again.status).toBe(404);
    expect(again.body.error?.code).toBe('PROMISE_NOT_WAITING');
  });

  test('refused has FI-CA’s status 6 and the reason, and its items are free', async () => {
    const id = await proposed('603');
    expect((await decide(id, 'refuse', 'Too long')).status).toBe(204);
    const [promise] = await promisesOf('603');
    expect(promise).toMatchObject({
      status: '6',
      approval: 'rejected',
      decisionReason: 'Too long',
    });
    expect(await rowsOf('saldo_operations_Operations', '603')).toEqual([]);
    const events = await rowsOf('saldo_audit_Events', '603');
    expect(events).toContainEqual(
      expect.objectContaining({ decision: 'promise-rejected', reason: 'Too long', actor: 'dora' }),
    );
    expect((await world.act('603', 'promiseToPay', whole)).status).toBe(200);
  });

  test('is refused with a reason only', async () => {
    const id = await proposed('604');
    const { status, body } = await decide(id, 'refuse', '');
    expect(status).toBe(400);
    expect(body.error?.target).toBe('reason');
  });

  test('is never decided by who proposed it', async () => {
    await world.db.execute(
      "UPDATE saldo_agreements_Promises SET createdBy = 'dora' WHERE partner = ?",
      ['604'],
    );
    const [promise] = await promisesOf('604');
    const { body } = await supervise(`PromisesToApprove(${promise?.ID})`);
    expect(body.isMine).toBe(true);
    for (const action of ['approve', 'refuse']) {
      const refused = await decide(promise?.ID, action);
      expect(refused.status).toBe(403);
      expect(refused.body.error?.code).toBe('PROMISE_FOUR_EYES');
    }
    expect((await promisesOf('604'))[0]).toMatchObject({ approval: 'waiting', decidedBy: null });
  });

  test('is decided by supervisors only', async () => {
    const id = await proposed('601');
    expect((await decide(id, 'approve', 'mine', 'ana')).status).toBe(403);
  });

  test('blocks nothing meanwhile: a promise within the limit takes its place', async () => {
    const id = await proposed('605');
    const items = [{ document: 'B605', ...key }];
    const { status } = await world.act('605', 'promiseToPay', { ...whole, items });
    expect(status).toBe(200);
    const promises = await promisesOf('605');
    expect(promises).toMatchObject([
      { ID: id, status: '5', approval: 'replaced' },
      { status: '0', approval: null, operationState: 'pending' },
    ]);
    expect((await decide(id, 'approve')).status).toBe(404);
    const decisions = (await rowsOf('saldo_audit_Events', '605')).map(({ decision }) => decision);
    expect(decisions).toContain('promise-replaced');
  });

  test('is not approved once its items are paid; it says which', async () => {
    const id = await proposed('606');
    await world.db.execute(
      "UPDATE saldo_ledger_Items SET clearingStatus = '9' WHERE document = ?",
      ['A606'],
    );
    const { status, body } = await decide(id, 'approve');
    expect(status).toBe(400);
    expect(JSON.stringify(body.error)).toMatch(/A606.*PROMISE_ITEM_UNKNOWN/);
    expect((await promisesOf('606'))[0]).toMatchObject({ approval: 'waiting' });
    expect((await decide(id, 'refuse')).status).toBe(204);
  });

  test('is seen and decided only by who has the customer’s group', async () => {
    const id = await proposed('608');
    const inGroup = (group: string) =>
      world.db.execute(
        "UPDATE saldo_worklists_Positions SET collectionGroup = ? WHERE partner = '608'",
        [group],
      );
    const seen = async (entity: string) =>
      (
        await supervise(
          `${entity}?$filter=${entity === 'PromisesToApprove' ? 'ID' : 'promise'} eq ${id}`,
          undefined,
          'rosa',
        )
      ).body.value?.length;
    await inGroup('DE-RETAIL-LATE');
    expect(await seen('PromisesToApprove')).toBe(0);
    expect(await seen('PromisedItems')).toBe(0);
    const { status, body } = await decide(id, 'approve', 'Seen the contract', 'rosa');
    expect([status, body.error?.code]).toEqual([404, 'ROW_NOT_FOUND']);
    await inGroup('DE-RETAIL-EARLY');
    expect(await seen('PromisesToApprove')).toBe(1);
    expect(await seen('PromisedDates')).toBe(1);
    expect((await decide(id, 'approve', 'Seen the contract', 'rosa')).status).toBe(204);
  });

  test('decided twice at the same moment is decided once', async () => {
    const id = await proposed('607');
    const answers = await Promise.all([decide(id, 'approve'), decide(id, 'refuse')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 404]);
    const approved = answers[0]?.status === 204;
    expect(await rowsOf('saldo_operations_Operations', '607')).toHaveLength(approved ? 1 : 0);
  });
});
