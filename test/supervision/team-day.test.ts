import { randomUUID } from 'node:crypto';
import { addDays } from '../../srv/domain/iso-date.ts';
import * as tables from '../../srv/platform/tables.ts';
import { MONDAY } from '../support/small-bank.ts';
import { type SmallBankWorld, smallBankWorld } from '../support/small-bank-world.ts';

const SEGMENT = 'DE-RETAIL';
const EARLY = 'DE-RETAIL-EARLY';
const ANNA = 'anna.keller';
const JONAS = 'jonas.brandt';
const reason = 'Decided in the morning round';
const source = 'S4';

const users = {
  dora: ['supervisor'],
  eva: ['supervisor', 'integration'],
  rosa: { roles: ['supervisor'], segments: [SEGMENT], groups: [EARLY] },
  lena: { roles: ['supervisor'], segments: [SEGMENT], groups: ['DE-RETAIL-LATE'] },
  carlos: { roles: ['supervisor'], segments: ['CO-RETAIL'] },
  [ANNA]: ['agent'],
};

/** A supervisor's day over forty customers of the retail segment, a quarter of them late. */
describe.each(['sqlite', 'postgres'] as const)("the team's day on %s", (kind) => {
  let world: SmallBankWorld;

  beforeAll(async () => {
    world = await smallBankWorld(users, kind);
    const { db } = world;
    for (const table of ['Absences', 'Substitutes', 'TemporaryAssignments']) {
      await db.execute(`DELETE FROM saldo_organization_${table}`);
    }
    // The lists are for a Monday that may be tomorrow, and the day has begun.
    await db.execute('UPDATE saldo_worklists_PublishedRuns SET publishedAt = ?', [
      `${addDays(MONDAY, -3)}T03:00:00.000Z`,
    ]);
  });
  afterAll(() => world.close());

  type Row = Record<string, unknown>;
  const ask = async (path: string, user = 'dora', language = 'en') => {
    const { status, body } = await world.server.call(`/odata/v4/supervision/${path}`, {
      user,
      language,
    });
    expect(status).toBe(200);
    return body.value as unknown as Row[];
  };
  const act = (path: string, body: object, user = 'dora') =>
    world.server.call(`/odata/v4/supervision/${path}`, { user, body });
  const refusal = async (path: string, body: object, user = 'dora') => {
    const { status, body: answer } = await act(path, body, user);
    return [status, answer.error?.code];
  };
  const audited = (decision: string) =>
    world.db.query<{ actor: string; reason: string; partner: string }>(
      'SELECT actor, reason, partner FROM saldo_audit_Events WHERE decision = ? ORDER BY partner',
      [decision],
    );
  const listOf = async (agent: string) => {
    const rows = await world.db.query<{ partner: string }>(
      `SELECT e.partner FROM saldo_worklists_ListEntries e
      JOIN saldo_worklists_PublishedRuns r ON r.run = e.run AND r.segment = '${SEGMENT}'
      WHERE e.agent = ? ORDER BY e.partner`,
      [agent],
    );
    return rows.map(({ partner }) => partner);
  };
  const ownerOf = async (partner: string) => {
    const [row] = await world.db.query<{ agent: string; cause: string }>(
      'SELECT agent, cause FROM saldo_worklists_Ownerships WHERE segment = ? AND partner = ?',
      [SEGMENT, partner],
    );
    return row;
  };
  const keyOf = (partner: string) => `segment='${SEGMENT}',source='${source}',partner='${partner}'`;
  const contact = (partner: string, minutesAgo: number, columns: Row = {}) => ({
    ID: randomUUID(),
    source,
    partner,
    segment: SEGMENT,
    person: partner,
    channel: 'phone',
    direction: 'outbound',
    startedAt: new Date(Date.now() - minutesAgo * 60_000).toISOString(),
    localDate: MONDAY,
    agent: ANNA,
    origin: 'agent',
    isReached: false,
    isRightParty: false,
    ...columns,
  });

  describe('shows how far it is', () => {
    const progress = (dimension: string, user?: string) =>
      ask(`Progress?$filter=segment eq '${SEGMENT}' and dimension eq '${dimension}'`, user);
    const sum = (rows: Row[], name: string) =>
      rows.reduce((total, row) => total + Number(row[name]), 0);

    test('by group, agent, strategy and priority, the same altogether', async () => {
      const [mine = ''] = await listOf(ANNA);
      await world.db.execute(
        "UPDATE saldo_worklists_Positions SET status = 'completed' WHERE partner = ?",
        [mine],
      );
      const all = await Promise.all(
        ['group', 'agent', 'strategy', 'priority'].map((one) => progress(one)),
      );
      for (const rows of all) {
        expect([sum(rows, 'today'), sum(rows, 'done'), sum(rows, 'toDo')]).toEqual([40, 1, 39]);
        expect(rows.every(({ memberName }) => memberName)).toBe(true);
      }
      const [groups = [], agents = []] = all;
      expect(groups.map(({ memberName }) => memberName).sort()).toContain('Germany retail, early');
      expect(agents.find(({ member }) => member === ANNA)).toMatchObject({
        memberName: 'Anna Keller',
        done: 1,
        currency: 'EUR',
      });
    });

    test('with priorities in the language of the reader', async () => {
      const names = async (language: string) => {
        const rows = await ask("Progress?$filter=dimension eq 'priority'", 'dora', language);
        return new Set(rows.map(({ memberName }) => memberName));
      };
      expect(await names('en')).toContain('Low');
      expect(await names('de')).toContain('Niedrig');
    });

    test('with what was promised and collected since the morning, to the cent', async () => {
      const [, mine = ''] = await listOf(ANNA);
      const promise = { source, partner: mine, segment: SEGMENT, currency: 'EUR' };
      await world.db.insert(tables.promisesTable, [
        promised({ ...promise, amount: '100.10', status: '0' }),
        promised({ ...promise, amount: '50.05', status: '5' }),
        promised({ ...promise, amount: '7.00', createdAt: `${addDays(MONDAY, -9)}T09:00:00.000Z` }),
      ]);
      const item = {
        source,
        document: `${mine}0`,
        repetition: '000',
        item: '0001',
        subitem: '000',
      };
      const paid = { ...item, partner: mine, currency: 'EUR', isReset: false };
      await world.db.insert(tables.paymentAssignmentsTable, [
        { ...paid, payment: 'P1', amount: '30.30', clearingDate: MONDAY },
        { ...paid, payment: 'P2', amount: '99.00', clearingDate: MONDAY, isReset: true },
        { ...paid, payment: 'P3', amount: '88.00', clearingDate: addDays(MONDAY, -1) },
        { ...paid, payment: 'P4', amount: '5.00', clearingDate: MONDAY, currency: 'USD' },
      ]);
      const rows = (await progress('agent')).filter(({ member }) => member === ANNA);
      const amounts = rows.map(({ currency, promised, collected }) => [
        currency,
        Number(promised),
        Number(collected),
      ]);
      expect(amounts.sort()).toEqual([
        ['EUR', 100.1, 30.3],
        ['USD', 0, 5],
      ]);
    });

    test('only for the supervisor’s segments and groups', async () => {
      expect(await progress('agent', 'carlos')).toEqual([]);
      const late = await progress('group', 'lena');
      expect(late.map(({ member }) => member)).toEqual(['DE-RETAIL-LATE']);
    });
  });

  describe('says who should be looked at', () => {
    const rules = { segment: SEGMENT, overloadPercent: 100, ageLimits: [7, 30], reason };
    const stateOf = async (agent: string) => {
      const [row] = await ask(
        `TeamLoads?$filter=agent eq '${agent}' and collectionGroup eq '${EARLY}'`,
      );
      return row?.state;
    };

    test('by rules that are set with a reason, for whole segments', async () => {
      expect((await act('setTeamRules', { ...rules, idleMinutes: 30 })).status).toBe(204);
      expect(await ask(`TeamRules?$filter=segment eq '${SEGMENT}'`)).toMatchObject([
        { idleMinutes: 30, overloadPercent: 100, changedBy: 'dora', reason },
      ]);
      expect(await audited('team-rules-set')).toMatchObject([{ actor: 'dora', reason }]);
      expect(await refusal('setTeamRules', rules, 'rosa')).toEqual([403, 'SEGMENT_SHARED']);
      expect(await refusal('setTeamRules', rules, 'carlos')).toEqual([403, 'SEGMENT_FOREIGN']);
      const falling = { ...rules, ageLimits: [30, 7] };
      expect(await refusal('setTeamRules', falling)).toEqual([400, 'AGE_LIMITS_INVALID']);
    });

    test('nobody has spoken with anybody yet, is at work, or is idle for too long', async () => {
      expect(await stateOf(ANNA)).toBe('not-started');
      const [, mine = ''] = await listOf(ANNA);
      await world.db.insert(tables.contactsTable, [contact(mine, 45)]);
      expect(await stateOf(ANNA)).toBe('idle');
      await world.db.insert(tables.contactsTable, [
        contact(mine, 3, { isReached: true, isRightParty: true }),
      ]);
      expect(await stateOf(ANNA)).toBe('working');
      const [figures] = await ask(`ContactFigures?$filter=agent eq '${ANNA}'`);
      expect(figures).toMatchObject({
        agentName: 'Anna Keller',
        contacts: 2,
        effective: 1,
        notEffective: 1,
        effectivePercent: 50,
      });
      expect(await ask('ContactFigures', 'carlos')).toEqual([]);
    });

    test('and how long open customers were touched by nobody, in the classes of the rules', async () => {
      const [first, second, third] = (await ask(
        `OpenCustomers?$filter=collectionGroup eq '${EARLY}'&$orderby=partner&$select=partner`,
      )) as [Row, Row, Row];
      const touched: [Row, number][] = [
        [first, 7],
        [second, 8],
        [third, 31],
      ];
      await world.db.execute('UPDATE saldo_worklists_Positions SET lastContactOn = NULL');
      for (const [{ partner }, days] of touched) {
        await world.db.execute(
          'UPDATE saldo_worklists_Positions SET lastContactOn = ? WHERE partner = ?',
          [addDays(MONDAY, -days), String(partner)],
        );
      }
      const rows = await ask(
        `Untouched?$filter=segment eq '${SEGMENT}' and collectionGroup eq '${EARLY}'&$orderby=fromDays`,
      );
      expect(rows.map(({ ageName, customers }) => [ageName, customers])).toEqual([
        ['Never contacted', expect.any(Number)],
        ['0 to 7 days', 1],
        ['8 to 30 days', 1],
        ['31 days and more', 1],
      ]);
      const [german] = await ask('Untouched?$filter=fromDays eq 8', 'dora', 'de');
      expect(german?.ageName).toBe('8 bis 30 Tage');
      expect(rows.at(-1)).toMatchObject({ oldest: addDays(MONDAY, -31), currency: 'EUR' });
    });
  });

  describe.each(['OpenCustomers', 'OffLists'])('finds pages of %s as in the whole list', (list) => {
    const { listEntriesTable, unlistedPositionsTable } = tables;
    let taken: Row[];

    // Some are on nobody's list for a while.
    beforeAll(async () => {
      taken = await world.db.query<Row>(
        `SELECT run, source, partner, agent, "rank", minutes, standsInFor AS "standsInFor"
        FROM saldo_worklists_ListEntries WHERE "rank" <= 3`,
      );
      await world.db.execute('DELETE FROM saldo_worklists_ListEntries WHERE "rank" <= 3');
      const off = taken.map(({ run, source, partner, agent }) => {
        return { run, source, partner, agent, reason: 'capacity' };
      });
      await world.db.insert(unlistedPositionsTable, off as never);
    });
    afterAll(async () => {
      await world.db.execute('DELETE FROM saldo_worklists_UnlistedPositions');
      await world.db.insert(listEntriesTable, taken as never);
    });

    // A name is no column that pages are found by.
    const whole = `${list}?$filter=customerName ne '-'&$orderby=percent desc,partner`;
    const answer = (path: string, user: string) =>
      world.server.call(`/odata/v4/supervision/${path}`, { user, language: 'de' });
    const rows = async (path: string, user = 'dora') =>
      (await answer(path, user)).body.value as Row[];

    test.each(['dora', 'rosa', 'carlos'])('with how many there are, for %s', async (user) => {
      const expand = '$expand=priorityText';
      const all = await rows(`${whole}&${expand}`, user);
      const page = `${list}?$orderby=percent desc,partner&$skip=1&$top=2&$count=true&${expand}`;
      const { body } = await answer(page, user);
      expect(body.value).toEqual(all.slice(1, 3));
      expect(body['@odata.count']).toBe(all.length);
    });

    test('by what is asked for, in the language of who asks', async () => {
      const all = await rows(`${whole}&$expand=priorityText`);
      const [first] = all;
      const same = all.filter(({ priority }) => priority === first?.priority);
      const filter = `$filter=priority eq '${first?.priority}'`;
      const byName = `${list}?${filter}&$orderby=customerName,partner&$count=true&$top=1`;
      expect((await answer(byName, 'dora')).body['@odata.count']).toBe(same.length);
      expect((await answer(`${list}/$count?${filter}`, 'dora')).text).toBe(String(same.length));
      const groups = await rows(`${list}?$apply=groupby((priority),aggregate($count as many))`);
      expect(groups).toContainEqual({ priority: first?.priority, many: same.length });
      const [shown] = await rows(`${list}?${filter}&$top=1&$expand=priorityText`);
      expect(shown?.priorityText).toEqual(first?.priorityText);
    });
  });

  describe('gives customers to somebody else', () => {
    test('one, for good: list, owner and history say so', async () => {
      const [, , one = ''] = await listOf(ANNA);
      const path = `OpenCustomers(${keyOf(one)})/SupervisionService.reassign`;
      expect((await act(path, { agent: JONAS, reason })).status).toBe(204);
      expect(await listOf(JONAS)).toContain(one);
      expect(await listOf(ANNA)).not.toContain(one);
      expect(await ownerOf(one)).toEqual({ agent: JONAS, cause: 'reassigned' });
      const events = await world.db.query<Row>(
        "SELECT about, note FROM saldo_worklists_PositionEvents WHERE partner = ? AND cause = 'reassigned'",
        [one],
      );
      expect(events).toEqual([{ about: JONAS, note: reason }]);
      expect(await audited('customer-reassigned')).toMatchObject([{ actor: 'dora', partner: one }]);
      expect(await refusal(path, { agent: JONAS, reason })).toEqual([
        409,
        'REASSIGNMENT_NOT_SERVED',
      ]);
      expect((await act(path, { agent: ANNA, reason: '' })).status).toBe(400);
      const [moved] = await ask(`Moves?$filter=partner eq '${one}'`);
      expect(moved).toMatchObject({ fromAgent: ANNA, toAgent: JONAS, cause: 'reassigned' });
      const told = { change: 'customer-reassigned', changedBy: 'dora', reason, validFrom: MONDAY };
      expect(await ask(`TeamChanges?$filter=partner eq '${one}'`)).toMatchObject([
        {
          ...told,
          fromName: 'Anna Keller',
          toName: 'Jonas Brandt',
          customerName: expect.any(String),
        },
      ]);
      expect(await ask('TeamChanges', 'lena')).not.toContainEqual(expect.objectContaining(told));
    });

    test('one who is on no list today, from there', async () => {
      const one = (await listOf(ANNA)).at(-1) ?? '';
      const [published] = await world.db.query<{ run: string }>(
        'SELECT run FROM saldo_worklists_PublishedRuns WHERE segment = ?',
        [SEGMENT],
      );
      const run = published?.run ?? '';
      await world.db.execute('DELETE FROM saldo_worklists_ListEntries WHERE partner = ?', [one]);
      await world.db.insert(tables.unlistedPositionsTable, [
        { run, source, partner: one, agent: ANNA, reason: 'capacity' },
      ]);
      const path = `OffLists(${keyOf(one)})/SupervisionService.reassign`;
      expect((await act(path, { agent: JONAS, reason: '' })).status).toBe(400);
      expect((await act(path, { agent: JONAS, reason }, 'lena')).status).toBe(404);
      expect((await act(path, { agent: JONAS, reason })).status).toBe(204);
      expect(await listOf(JONAS)).toContain(one);
      expect(await ask(`OffLists?$filter=partner eq '${one}'`)).toEqual([]);
    });

    test('one, until a day: the owner stays, and has them back afterwards', async () => {
      const [, , one = ''] = await listOf(ANNA);
      const path = `OpenCustomers(${keyOf(one)})/SupervisionService.reassign`;
      const until = { agent: JONAS, validTo: addDays(MONDAY, 1), reason };
      expect((await act(path, until)).status).toBe(204);
      expect(await listOf(JONAS)).toContain(one);
      expect(await ownerOf(one)).toMatchObject({ agent: ANNA });
      expect(await ask(`TemporaryAssignments?$filter=partner eq '${one}'`)).toMatchObject([
        { agent: JONAS, validFrom: MONDAY, validTo: addDays(MONDAY, 1), collectionGroup: EARLY },
      ]);
      expect(await ask(`TemporaryAssignments?$filter=partner eq '${one}'`, 'lena')).toEqual([]);
      expect(await refusal(path, until)).toEqual([409, 'REASSIGNMENT_NOT_SERVED']); // his already
      const longer = { ...until, validTo: addDays(MONDAY, 2) };
      expect((await act(path, longer)).status).toBe(204);
      expect(await ask(`TemporaryAssignments?$filter=partner eq '${one}'`)).toMatchObject([
        { agent: JONAS, validTo: longer.validTo },
      ]);
      const past = { ...until, validTo: addDays(MONDAY, -1) };
      expect((await act(path, past)).status).toBe(400);
    });

    test('one, and back to their owner on the same day', async () => {
      const [, , , one = ''] = await listOf(ANNA);
      const path = `OpenCustomers(${keyOf(one)})/SupervisionService.reassign`;
      expect(await refusal(path, { agent: ANNA, reason })).toEqual([
        409,
        'REASSIGNMENT_NOT_SERVED', // hers already
      ]);
      const until = { agent: JONAS, validTo: addDays(MONDAY, 1), reason };
      expect((await act(path, until)).status).toBe(204);
      expect(await listOf(JONAS)).toContain(one);
      expect((await act(path, { agent: ANNA, reason })).status).toBe(204);
      expect(await listOf(ANNA)).toContain(one);
      expect(await listOf(JONAS)).not.toContain(one);
      expect(await ownerOf(one)).toMatchObject({ agent: ANNA });
      expect(await ask(`TemporaryAssignments?$filter=partner eq '${one}'`)).toEqual([]);
      expect(await refusal(path, { agent: ANNA, reason })).toEqual([
        409,
        'REASSIGNMENT_NOT_SERVED',
      ]);
    });

    test('one, by two supervisors at the same moment, changes hands once', async () => {
      const [, , , , one = ''] = await listOf(ANNA);
      const path = `OpenCustomers(${keyOf(one)})/SupervisionService.reassign`;
      const answers = await Promise.all(
        ['dora', 'eva', 'rosa'].map((user) => act(path, { agent: JONAS, reason }, user)),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([204, 409, 409]);
      const events = await world.db.query<Row>(
        "SELECT about FROM saldo_worklists_PositionEvents WHERE partner = ? AND cause = 'reassigned'",
        [one],
      );
      expect(events).toEqual([{ about: JONAS }]);
      expect(await ask(`Moves?$filter=partner eq '${one}'`)).toHaveLength(1);
      expect((await act(path, { agent: ANNA, reason })).status).toBe(204);
    });

    test('all of a query, as previewed or not at all', async () => {
      const query = { segment: SEGMENT, collectionGroup: EARLY, owner: ANNA, agent: JONAS };
      const open = (await ask(`OpenCustomers?$filter=owner eq '${ANNA}'`)).length;
      const { body } = await act('previewReassignment', query);
      expect(body).toMatchObject({ customers: open, left: 0 });
      expect(body.amounts).toMatchObject([{ currency: 'EUR' }]);
      const customers = Number(body.customers);
      const stale = { ...query, customers: customers + 1, reason };
      expect(await refusal('reassignAll', stale)).toEqual([409, 'REASSIGNMENT_CHANGED']);
      const { body: done } = await act('reassignAll', { ...query, customers, reason });
      expect(done.value).toBe(customers);
      expect(await ask(`OpenCustomers?$filter=owner eq '${ANNA}'`)).toEqual([]);
      // Whom Jonas had for a while from today on is his for good now.
      expect(await ask('TemporaryAssignments')).toEqual([]);
      const { body: after } = await act('previewReassignment', query);
      expect(after).toMatchObject({ customers: 0, amounts: [] });
      const few = { ...query, owner: JONAS, agent: ANNA, minOverdue: '439.00' };
      expect((await act('previewReassignment', few)).body).toMatchObject({ customers: 1 });
    });

    test('only to who may serve them, and only by who has their group', async () => {
      const [late = ''] = (
        await ask("OpenCustomers?$filter=collectionGroup eq 'DE-RETAIL-LATE'")
      ).map(({ partner }) => String(partner));
      const path = `OpenCustomers(${keyOf(late)})/SupervisionService.reassign`;
      const { body } = await act('previewReassignment', {
        segment: SEGMENT,
        collectionGroup: 'DE-RETAIL-LATE',
        agent: JONAS,
      });
      expect(body).toMatchObject({ customers: 0, left: 10 });
      expect(await refusal(path, { agent: JONAS, reason })).toEqual([
        409,
        'REASSIGNMENT_NOT_SERVED',
      ]);
      expect((await act(path, { agent: JONAS, reason }, 'rosa')).status).toBe(404);
      const foreign = { segment: SEGMENT, agent: JONAS };
      expect(await refusal('previewReassignment', foreign, 'carlos')).toEqual([
        403,
        'SEGMENT_FOREIGN',
      ]);
      expect(await refusal('previewReassignment', foreign, 'lena')).toEqual([403, 'AGENT_FOREIGN']);
    });
  });

  describe('frees who is held', () => {
    test('with a reason that the agent reads at the next thing they do', async () => {
      const [mine = ''] = await listOf(JONAS);
      await world.db.execute(`UPDATE saldo_worklists_ListEntries SET agent = ? WHERE partner = ?`, [
        ANNA,
        mine,
      ]);
      const open = `/odata/v4/worklist/MyPositions(${keyOf(mine)})/WorklistService.openCustomer`;
      const opened = () => world.server.call(open, { user: ANNA, body: {} });
      expect((await opened()).status).toBe(200);
      expect(await ask(`HeldCustomers?$filter=partner eq '${mine}'`)).toMatchObject([
        { agent: ANNA, agentName: 'Anna Keller', segment: SEGMENT },
      ]);
      expect(await ask('HeldCustomers', 'lena')).toEqual([]);
      const path = `HeldCustomers(${keyOf(mine)})/SupervisionService.releaseHold`;
      expect((await act(path, { reason }, 'lena')).status).toBe(404);
      expect((await act(path, { reason: '' })).status).toBe(400);
      expect((await act(path, { reason })).status).toBe(204);
      expect(await ask('HeldCustomers')).toEqual([]);
      expect(await refusal(path, { reason })).toEqual([404, 'HOLD_GONE']);
      expect(await audited('hold-released')).toMatchObject([
        { actor: 'dora', reason, partner: mine },
      ]);
      const { messages } = await opened();
      expect(messages).toMatchObject([{ code: 'HOLD_RELEASED' }]);
      expect(messages[0]?.message).toContain(reason);
      expect((await opened()).messages).toEqual([]);
    });
  });

  describe('watches', () => {
    test('promises that are due today, kept and broken', async () => {
      const [, mine = ''] = await listOf(JONAS);
      const base = { source, partner: mine, segment: SEGMENT, currency: 'EUR', amount: '10.00' };
      const judgedAt = `${MONDAY}T04:00:00.000Z`;
      const due = promised({ ...base, status: '0' });
      const kept = promised({ ...base, status: '1', judgedAt });
      const broken = promised({ ...base, status: '3', judgedAt });
      const differs = promised({ ...base, status: '1', ownStatus: '1', erpStatus: '3' });
      await world.db.insert(tables.promisesTable, [due, kept, broken, differs]);
      await world.db.insert(tables.promiseDatesTable, [
        { promise: due.ID, sequence: 1, dueOn: MONDAY, amount: '10.00' },
        { promise: due.ID, sequence: 2, dueOn: addDays(MONDAY, 7), amount: '10.00' },
      ]);
      await world.db.insert(
        tables.promiseVerdictsTable,
        [kept, broken].map(({ ID, status }) => ({
          ID: randomUUID(),
          promise: ID,
          judgedAt,
          businessDate: MONDAY,
          status,
          fulfilmentPercent: '0.00',
        })),
      );
      const rows = await ask(
        `PromisesToday?$filter=partner eq '${mine}'&$orderby=kind&$expand=kindText`,
      );
      expect(rows.map(({ kind, promise }) => [kind, promise])).toEqual([
        ['broken', broken.ID],
        ['differs', differs.ID],
        ['due', due.ID],
        ['kept', kept.ID],
      ]);
      expect(rows[0]?.kindText).toMatchObject({ name: 'Broken', criticality: 1 });
    });

    test('customers to come back to, and what waits at the integration desk', async () => {
      const [, mine = ''] = await listOf(JONAS);
      const resubmission = {
        source,
        partner: mine,
        segment: SEGMENT,
        owner: JONAS,
        status: 'open',
      };
      await world.db.insert(tables.resubmissionsTable, [
        { ...resubmission, ID: randomUUID(), dueOn: addDays(MONDAY, -2), reason: 'Calls back' },
        { ...resubmission, ID: randomUUID(), dueOn: addDays(MONDAY, 1), reason: 'Later' },
      ]);
      expect(await ask(`DueResubmissions?$filter=partner eq '${mine}'`)).toMatchObject([
        { reason: 'Calls back', daysWaiting: 2, agentName: 'Jonas Brandt' },
      ]);
      await world.db.insert(tables.operationsTable, [parked(mine)], {
        columns: ['ID', 'kind', 'source', 'objectKey', 'sequence', 'partner', 'state', 'parkedAt'],
      });
      const [seen] = await ask('ParkedFigures');
      expect(seen).toMatchObject({
        operations: 1,
        what: expect.stringContaining('Promise'),
        desk: null,
      });
      const [desk] = await ask('ParkedFigures?$select=segment,collectionGroup,what,desk', 'eva');
      expect(desk).toMatchObject({ what: seen?.what, desk: '/integration/' });
      expect(await ask('ParkedFigures', 'carlos')).toEqual([]);
    });
  });

  test('hides restricted persons everywhere, also from who asks by id', async () => {
    const [, mine = ''] = await listOf(JONAS);
    const waiting = promised({
      ...{ source, partner: mine, segment: SEGMENT, currency: 'EUR', amount: '900.00' },
      needsApproval: true,
    });
    await world.db.insert(tables.promisesTable, [waiting]);
    await world.db.insert(tables.plansTable, [waitingPlan(mine)]);
    await world.db.insert(tables.fixedAssignmentsTable, [
      { segment: SEGMENT, source, partner: mine, validFrom: MONDAY, agent: JONAS, reason },
    ]);
    await world.db.upsert(tables.holdsTable, [
      { source, partner: mine, agent: JONAS, since: NOW, expiresAt: '2099-01-01T00:00:00.000Z' },
    ]);
    await world.db.insert(tables.teamChangesTable, [
      { ID: randomUUID(), segment: SEGMENT, source, partner: mine, change: 'agent-fixed', reason },
    ]);
    const seenIn = async (entity: string) =>
      (await ask(`${entity}?$filter=partner eq '${mine}'`)).length > 0;
    const entities = [
      ...['PromisesToApprove', 'PlansToApprove', 'FixedAssignments', 'HeldCustomers'],
      ...['OpenCustomers', 'PromisesToday', 'DueResubmissions', 'TeamChanges'],
    ];
    for (const entity of entities) expect([entity, await seenIn(entity)]).toEqual([entity, true]);
    const restrictedAt = { restrictedBy: 'petra', restrictedAt: NOW, eraseFrom: MONDAY };
    await world.db.insert(tables.restrictionsTable, [
      { source, partner: mine, reason, ...restrictedAt },
    ]);
    for (const entity of entities) expect([entity, await seenIn(entity)]).toEqual([entity, false]);
    expect(await ask('ParkedFigures')).toEqual([]);
    const decide = (entity: string, id: string) =>
      refusal(`${entity}(${id})/SupervisionService.refuse`, { reason });
    expect(await decide('PromisesToApprove', waiting.ID)).toEqual([404, expect.any(String)]);
    const [plan] = await world.db.query<{ ID: string }>('SELECT ID AS "ID" FROM saldo_plans_Plans');
    expect(await decide('PlansToApprove', plan?.ID ?? '')).toEqual([404, expect.any(String)]);
    const path = `OpenCustomers(${keyOf(mine)})/SupervisionService.reassign`;
    expect((await act(path, { agent: ANNA, reason })).status).toBe(404);
    const named = { segment: SEGMENT, source, partner: mine, agent: ANNA, reason };
    expect(await refusal('fixAgent', named)).toEqual([400, 'CUSTOMER_UNKNOWN']);
  });

  test('tells how fair the lists are in amounts of the currency', async () => {
    const proofs = await ask(
      `Certificates?$filter=segment eq '${SEGMENT}' and layer eq 'ownership' and component eq 1`,
    );
    const amount = proofs.find(({ dimension }) => dimension === 'amount');
    const count = proofs.find(({ dimension }) => dimension === 'count');
    expect(amount?.currency).toBe('EUR');
    expect(Number(amount?.load)).toBeCloseTo(Number(amount?.maximum) / 100, 0);
    expect(count?.currency).toBeNull();
    expect(Number(count?.load)).toBeCloseTo(Number(count?.maximum), 0);
  });
});

const NOW = `${MONDAY}T08:00:00.000Z`;

function promised(columns: Partial<tables.PromisesRow>) {
  return {
    ID: randomUUID(),
    category: '01',
    promisedOn: MONDAY,
    status: '0',
    needsApproval: false,
    origin: 'saldo',
    createdBy: ANNA,
    createdAt: NOW,
    judgedAt: null,
    ...columns,
  };
}

function waitingPlan(partner: string): Partial<tables.PlansRow> {
  return {
    ID: randomUUID(),
    source,
    partner,
    segment: SEGMENT,
    kind: 'interest-free',
    keptBy: 'erp',
    state: 'waiting',
    currency: 'EUR',
    principal: '900.00',
    needsApproval: true,
    approval: 'waiting',
    createdBy: ANNA,
    createdAt: NOW,
  };
}

function parked(partner: string) {
  return {
    ID: randomUUID(),
    kind: 'promise-create',
    source,
    objectKey: partner,
    sequence: 1,
    partner,
    state: 'parked',
    parkedAt: NOW,
  };
}
