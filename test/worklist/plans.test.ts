import type { IncomingMessage, ServerResponse } from 'node:http';
import { addDays } from '../../srv/domain/iso-date.ts';
import { givePlanSegments, keepPlans } from '../../srv/erp/mirror/erp-plans.ts';
import { planDeactivate } from '../../srv/erp/write-back/operation-kinds/plan-deactivate.ts';
import {
  cancelPlanChangeHere,
  cancelPlanHere,
} from '../../srv/erp/write-back/operation-kinds/plan-object.ts';
import {
  instalmentPlansTable,
  itemsTable,
  planPoliciesTable,
  restrictionsTable,
} from '../../srv/platform/tables.ts';
import { type StubErp, send, startStubErp } from '../erp/stub-erp.ts';
import { addToLists, SEGMENT, SOURCE, TODAY } from '../support/portfolio.ts';
import {
  type Kind,
  position,
  type WorklistWorld,
  worklistWorld,
} from '../support/worklist-world.ts';

const PARTNERS = Array.from({ length: 22 }, (_, index) => String(200 + index));
const key = { repetition: '000', item: '0001', subitem: '000' };
const owing = (partner: string) => ({
  partner,
  agents: { [SEGMENT]: 'ana' },
  items: [
    { document: `A${partner}`, amount: '800.00', daysOverdue: 40 },
    { document: `B${partner}`, amount: '200.00', daysOverdue: 10 },
    { document: `O${partner}`, amount: '50.00', daysOverdue: 5, columns: { account: 'OTHER' } },
  ],
});
const both = (partner: string) =>
  ['A', 'B'].map((name) => ({ document: `${name}${partner}`, ...key }));
const first = addDays(TODAY, 20);
const policy = {
  segment: SEGMENT,
  validFrom: '2026-01-01',
  category: '01',
  mostInstalments: 12,
  longestMonths: 36,
  firstWithinDays: 45,
  offeredCounts: '3,6',
  rate: '12',
  approvalAbove: '5000.00',
  approvalFromCount: 12,
  affordableShare: '50',
  graceDays: 5,
  brokenAfterMissed: 2,
  deactivationReason: '01',
  reminderDays: 3,
};

interface Offer {
  readonly needsApproval?: boolean;
  readonly quote: string | null;
  readonly kind: string;
  readonly keptBy: string;
  readonly total: unknown;
  readonly affordability: string;
  readonly instalments: readonly { readonly dueOn: string; readonly amount: unknown }[];
}

describe.each<Kind>(['sqlite', 'postgres'])('a payment plan on %s', (kind) => {
  let world: WorklistWorld;
  let erp: StubErp;
  /** What the ERP says to the next simulation. */
  let simulation: { status: number; body: object };
  /** Told of each simulation that the ERP is asked for. */
  let heard: (body: unknown) => void;

  beforeAll(async () => {
    erp = await startStubErp((request, response) =>
      answer(
        request,
        response,
        () => simulation,
        (body) => heard(body),
      ),
    );
    const env = { SALDO_ERP_URL: erp.url, SALDO_ERP_USER: 'SALDO', SALDO_ERP_PASSWORD: 'secret' };
    world = await worklistWorld(kind, env);
    await world.db.upsert(planPoliciesTable, [policy]);
    await addToLists(world.db, PARTNERS.map(owing));
  });
  afterAll(async () => {
    await world.close();
    await erp.stop();
  });
  beforeEach(() => {
    simulation = { status: 200, body: simulated(['333.33', '333.33', '333.34']) };
    heard = () => undefined;
  });

  const ask = async (partner: string, action: string, body: object) => {
    const { status, body: answered } = await world.act(partner, action, body);
    return { status, error: answered.error, offers: offersOf(answered) };
  };
  const plansOf = async (partner: string) => {
    const path = `Plans?$filter=partner eq '${partner}'&$expand=instalments($orderby=number)`;
    return (await world.worklist(path)).body.value ?? [];
  };
  const operationsOf = async (partner: string) => {
    const sql = `SELECT kind, subject, payload FROM saldo_operations_Operations
      WHERE partner = ? ORDER BY createdAt, sequence`;
    const rows = await world.db.query<Record<string, string>>(sql, [partner]);
    return rows.map((row) => ({ kind: row.kind, payload: JSON.parse(String(row.payload)) }));
  };
  const quoted = async (partner: string) => {
    const body = { items: both(partner), firstDueOn: first, instalmentCount: 3 };
    return (await ask(partner, 'simulatePlanInErp', body)).offers[0];
  };
  const decide = (plan: unknown, action: string, reason = 'Agreed', user = 'dora') =>
    world.server.call(
      `/odata/v4/supervision/PlansToApprove(${plan})/SupervisionService.${action}`,
      { user, body: { reason } },
    );
  /** How many rows a supervisor sees of a plan that waits. */
  const seenOf = async (plan: unknown, entity: string, user: string) => {
    const key = entity === 'PlansToApprove' ? 'ID' : 'plan';
    const path = `/odata/v4/supervision/${entity}?$filter=${key} eq ${plan}`;
    return (await world.server.call(path, { user })).body.value?.length;
  };
  const waiting = async (partner: string) => {
    const household = { income: '1000', expenses: '990' };
    const terms = { items: both(partner), kind: 'flat', instalmentCount: 3, ...household };
    await world.act(partner, 'acceptPlan', terms);
    return (await plansOf(partner))[0]?.ID;
  };

  test('is offered in every kind and number, to the cent, with what the customer can afford', async () => {
    const body = { items: both('200'), firstDueOn: first, income: '2000', expenses: '1500' };
    const { status, offers } = await ask('200', 'proposePlans', body);
    expect(status).toBe(200);
    const told = offers.map((one) => [one.kind, one.instalments.length, one.keptBy]);
    expect(told).toEqual([
      ['interest-free', 3, 'erp'],
      ['interest-free', 6, 'erp'],
      ['annuity', 3, 'core'],
      ['annuity', 6, 'core'],
      ['equal-principal', 3, 'core'],
      ['equal-principal', 6, 'core'],
      ['flat', 3, 'core'],
      ['flat', 6, 'core'],
    ]);
    const [three, six, annuity] = offers;
    expect(three?.instalments.map(({ amount }) => Number(amount))).toEqual([
      333.33, 333.33, 333.34,
    ]);
    expect([three?.affordability, six?.affordability]).toEqual(['tight', 'affordable']);
    expect(Number(annuity?.total)).toBe(1020.07);
    expect(await plansOf('200')).toEqual([]);
    expect(await operationsOf('200')).toEqual([]);
  });

  test('of several that are above the limit together only the first goes without a second pair of eyes', async () => {
    await world.db.execute('UPDATE saldo_plans_PlanPolicies SET approvalAbove = 900');
    const quoteOf = async (name: string, amounts: string[]) => {
      simulation = { status: 200, body: simulated(amounts) };
      const items = [{ document: `${name}216`, ...key }];
      const terms = { items, firstDueOn: first, instalmentCount: 2 };
      return (await ask('216', 'simulatePlanInErp', terms)).offers[0]?.quote;
    };
    const quotes = [
      await quoteOf('A', ['400.00', '400.00']),
      await quoteOf('B', ['100.00', '100.00']),
    ];
    const told: string[][] = [];
    for (const quote of quotes) {
      const { messages } = await world.act('216', 'acceptPlan', { quote });
      told.push(messages.map(({ code }) => code));
    }
    await world.db.execute('UPDATE saldo_plans_PlanPolicies SET approvalAbove = 5000');
    expect(told).toEqual([[], ['PLAN_WAITS']]);
    expect((await decide(quotes[1], 'approve')).status).toBe(204);
  });

  test('that the ERP keeps is the schedule that the ERP simulated', async () => {
    const offer = await quoted('201');
    expect(offer).toMatchObject({ keptBy: 'erp', kind: 'interest-free' });
    expect(await plansOf('201')).toEqual([]);
    const accepted = await world.act('201', 'acceptPlan', {
      quote: offer?.quote,
      note: 'By phone',
    });
    expect(accepted.status).toBe(200);
    const [plan] = await plansOf('201');
    expect(plan).toMatchObject({ state: 'agreed', approval: null, note: 'By phone' });
    const [operation] = await operationsOf('201');
    expect(operation?.kind).toBe('plan-create');
    expect(operation?.payload).toMatchObject({
      planId: plan?.ID,
      account: 'A201',
      category: '01',
      amount: '1000.00',
      items: both('201'),
    });
    expect(operation?.payload.instalments).toEqual([
      { dueOn: '2026-12-13', amount: '333.33' },
      { dueOn: '2027-01-13', amount: '333.33' },
      { dueOn: '2027-02-13', amount: '333.34' },
    ]);
    const path = `${position('201')}/WorklistService.itemsToPromise()`;
    const items = (await world.worklist(path)).body.value ?? [];
    const planned = items.filter(({ whyNot }) => whyNot === 'substituted');
    expect(planned.map(({ document }) => document).sort()).toEqual(['A201', 'B201']);
    const again = await world.act('201', 'acceptPlan', { quote: offer?.quote });
    expect(again.body.error?.code).toBe('PLAN_QUOTE_OVER');
  });

  test('is not accepted over items that changed since it was simulated', async () => {
    const offer = await quoted('202');
    await world.db.execute("UPDATE saldo_ledger_Items SET amount = 150 WHERE document = 'B202'");
    const { body } = await world.act('202', 'acceptPlan', { quote: offer?.quote });
    expect(body.error?.code).toBe('PLAN_ITEM_IN_PART');
    expect(await operationsOf('202')).toEqual([]);
  });

  test('that FI-CA cannot keep is proposed to the core system', async () => {
    const body = { items: both('203'), kind: 'annuity', firstDueOn: first, instalmentCount: 6 };
    expect((await world.act('203', 'acceptPlan', body)).status).toBe(200);
    const [plan] = await plansOf('203');
    expect(plan).toMatchObject({ state: 'proposed', keptBy: 'core' });
    const [operation] = await operationsOf('203');
    expect(operation?.kind).toBe('refinancing-proposal');
    expect(operation?.payload).toMatchObject({
      contract: 'C203',
      amount: '1000.00',
      instalments: 6,
      rate: '12.000000',
      note: 'annuity, every 1 month',
    });
  });

  test('above the bank’s limits waits for a second pair of eyes, and is sent when approved', async () => {
    const household = { income: '1000', expenses: '990' };
    const body = { items: both('204'), kind: 'flat', instalmentCount: 3, ...household };
    const answered = await world.act('204', 'acceptPlan', body);
    expect(answered.messages.map(({ code }) => code)).toContain('PLAN_WAITS');
    const [plan] = await plansOf('204');
    expect(plan).toMatchObject({ state: 'waiting', approval: 'waiting', needsApproval: true });
    expect(await operationsOf('204')).toEqual([]);
    const twice = await world.act('204', 'acceptPlan', body);
    expect(twice.body.error?.code).toBe('PLAN_STILL_WAITS');
    expect((await decide(plan?.ID, 'approve')).status).toBe(204);
    expect((await plansOf('204'))[0]).toMatchObject({ state: 'proposed', approval: 'approved' });
    expect(await operationsOf('204')).toHaveLength(1);
    expect((await decide(plan?.ID, 'approve')).body.error?.code).toBe('PLAN_NOT_WAITING');
  });

  test('refused by the supervisor shows the reason; nobody decides on their own', async () => {
    const household = { income: '1000', expenses: '990' };
    const body = { items: both('205'), kind: 'flat', instalmentCount: 3, ...household };
    await world.act('205', 'acceptPlan', body);
    const [plan] = await plansOf('205');
    const own = "UPDATE saldo_plans_Plans SET createdBy = ? WHERE partner = '205'";
    await world.db.execute(own, ['dora']);
    const mine = await decide(plan?.ID, 'approve');
    expect([mine.status, mine.body.error?.code]).toEqual([403, 'PLAN_FOUR_EYES']);
    await world.db.execute(own, ['ana']);
    expect((await decide(plan?.ID, 'refuse', 'Too little left')).status).toBe(204);
    const rejected = { state: 'rejected', decisionReason: 'Too little left' };
    expect((await plansOf('205'))[0]).toMatchObject(rejected);
    expect(await operationsOf('205')).toEqual([]);
  });

  test('is not decided by who accepted it, though somebody else had the ERP simulate it', async () => {
    const household = { income: '1000', expenses: '990' };
    const terms = { items: both('211'), firstDueOn: first, instalmentCount: 3, ...household };
    const [offer] = (await ask('211', 'simulatePlanInErp', terms)).offers;
    await world.db.execute(
      "UPDATE saldo_worklists_ListEntries SET agent = 'dora' WHERE partner = '211'",
    );
    const accept = { quote: offer?.quote };
    const { messages } = await world.act('211', 'acceptPlan', accept, { user: 'dora' });
    expect(messages.map(({ code }) => code)).toContain('PLAN_WAITS');
    const refused = await decide(offer?.quote, 'approve');
    expect([refused.status, refused.body.error?.code]).toEqual([403, 'PLAN_FOUR_EYES']);
    expect(await operationsOf('211')).toEqual([]);
  });

  test('is seen and decided only by who has the customer’s group', async () => {
    const plan = await waiting('209');
    const inGroup = (group: string) =>
      world.db.execute(
        "UPDATE saldo_worklists_Positions SET collectionGroup = ? WHERE partner = '209'",
        [group],
      );
    await inGroup('DE-RETAIL-LATE');
    expect(await seenOf(plan, 'PlansToApprove', 'rosa')).toBe(0);
    expect(await seenOf(plan, 'PlannedInstalments', 'rosa')).toBe(0);
    const refused = await decide(plan, 'approve', 'Agreed', 'rosa');
    expect([refused.status, refused.body.error?.code]).toEqual([404, 'ROW_NOT_FOUND']);
    expect((await plansOf('209'))[0]).toMatchObject({ approval: 'waiting' });
    await inGroup('DE-RETAIL-EARLY');
    expect(await seenOf(plan, 'PlansToApprove', 'rosa')).toBe(1);
    expect(await seenOf(plan, 'PlannedInstalments', 'rosa')).toBe(3);
    expect((await decide(plan, 'refuse', 'Too little left', 'rosa')).status).toBe(204);
  });

  test('of a customer who is restricted is seen by no supervisor', async () => {
    const plan = await waiting('210');
    expect(await seenOf(plan, 'PlansToApprove', 'dora')).toBe(1);
    const restriction = { source: SOURCE, partner: '210', restrictedAt: `${TODAY}T08:00:00.000Z` };
    await world.db.upsert(restrictionsTable, [restriction]);
    expect(await seenOf(plan, 'PlansToApprove', 'dora')).toBe(0);
    expect(await seenOf(plan, 'PlannedInstalments', 'dora')).toBe(0);
  });

  test('whose way to the ERP is cancelled leaves its items owed', async () => {
    const offer = await quoted('206');
    await world.act('206', 'acceptPlan', { quote: offer?.quote });
    const subject = String(offer?.quote);
    await cancelPlanHere(world.db, {
      ...{ id: '', source: SOURCE, partner: '206', subject, payload: {} },
    });
    expect((await plansOf('206'))[0]).toMatchObject({ state: 'cancelled' });
    expect((await quoted('206'))?.quote).toBeDefined();
  });

  test('refused by the ERP is told in the agent’s words', async () => {
    const error = { code: 'ITEM_IN_PLAN', message: 'Item … is in plan 4711' };
    simulation = { status: 400, body: { error } };
    const body = { items: both('207'), instalmentCount: 3, firstDueOn: first };
    const answered = await ask('207', 'simulatePlanInErp', body);
    expect([answered.status, answered.error?.code]).toEqual([409, 'PLAN_REFUSED_BY_ERP']);
    expect(answered.error?.message).toContain('an item stands in an instalment plan');
    simulation = { status: 503, body: {} };
    const silent = await ask('207', 'simulatePlanInErp', body);
    expect([silent.status, silent.error?.code]).toEqual([424, 'PLAN_ERP_SILENT']);
  });

  describe('that the ERP has', () => {
    const days = ['2026-12-13', '2027-01-13', '2027-02-13'];
    const later = [
      { dueOn: '2026-12-20', amount: '400.00' },
      { dueOn: '2027-01-20', amount: '266.67' },
    ];
    const asBefore = [
      { dueOn: '2027-01-13', amount: '333.33' },
      { dueOn: '2027-02-13', amount: '333.34' },
    ];

    /** A plan of three instalments, the first of them paid. */
    const running = async (partner: string) => {
      const offer = await quoted(partner);
      await world.act(partner, 'acceptPlan', { quote: offer?.quote });
      await confirm(partner, 'plan-create');
      const amounts = ['333.33', '333.33', '333.34'];
      await world.db.insert(
        itemsTable,
        days.map((dueDate, index) => ({
          ...{ source: SOURCE, partner, document: `R${partner}`, repetition: '000' },
          ...{ item: `000${index + 1}`, subitem: '000', dueDate, amount: amounts[index] },
          ...{ currency: 'EUR', clearingStatus: index === 0 ? '9' : '' },
        })),
      );
      return String(offer?.quote);
    };
    const confirm = (partner: string, operation: string) =>
      world.db.execute(
        `UPDATE saldo_operations_Operations SET state = 'confirmed', erpKey = ?
          WHERE partner = ? AND kind = ?`,
        [`R${partner}`, partner, operation],
      );
    const simulateChange = async (partner: string, body: object, rows = later) => {
      simulation.body = { ...simulated([]), ...asErp(rows, '666.67') };
      return ask(partner, 'simulatePlanChange', body);
    };
    const statesOf = async (partner: string) =>
      Object.fromEntries((await plansOf(partner)).map((row) => [String(row.ID), row.state]));

    test('gets the instalments that the ERP simulated, and the plan as it was stays', async () => {
      const plan = await running('212');
      const path = `${position('212')}/WorklistService.instalmentsToChange(plan=${plan})`;
      const unpaid = (await world.worklist(path)).body.value ?? [];
      expect(unpaid.map(({ dueOn }) => dueOn)).toEqual(days.slice(1));
      const { offers } = await simulateChange('212', { plan, instalments: later });
      const [{ quote, instalments } = {} as Offer] = offers;
      expect(instalments?.map(({ dueOn }) => dueOn)).toEqual(later.map(({ dueOn }) => dueOn));
      expect(await statesOf('212')).toEqual({ [plan]: 'agreed' });
      const wish = { quote, reason: 'Wages come on the 18th' };
      expect((await world.act('212', 'changePlan', wish)).status).toBe(200);
      expect(await statesOf('212')).toEqual({ [plan]: 'changed', [String(quote)]: 'agreed' });
      const [, operation] = await operationsOf('212');
      expect(operation).toMatchObject({
        kind: 'plan-change',
        payload: { erpKey: 'R212', change: quote, currency: 'EUR', instalments: later },
      });
      const line = `Plans(${quote})?$expand=line($select=ID,state,instalmentCount)`;
      const { body } = await world.worklist(line);
      expect(body).toMatchObject({ note: wish.reason, changes: plan, instalmentCount: 2 });
      expect(body.line).toEqual([expect.objectContaining({ ID: plan, instalmentCount: 3 })]);
      const twice = await world.act('212', 'changePlan', wish);
      expect(twice.body.error?.code).toBe('PLAN_QUOTE_OVER');
      const tooSoon = await simulateChange('212', { plan: quote, instalments: later });
      expect(tooSoon.error?.code).toBe('PLAN_ON_ITS_WAY');
    });

    test('is spread evenly where only a first day is said, and asks the ERP for that', async () => {
      const plan = await running('213');
      const asked: unknown[] = [];
      heard = (body) => asked.push(body);
      await simulateChange('213', { plan, firstDueOn: '2026-12-30', instalmentCount: 3 });
      expect(asked).toEqual([
        {
          CAInstallmentPlan: 'R213',
          Installments: ['2026-12-30', '2027-01-30', '2027-02-28'].map(
            (InstallmentDate, index) => ({
              InstallmentDate,
              InstallmentAmount: index < 2 ? '222.22' : '222.23',
            }),
          ),
        },
      ]);
    });

    test('waits for a second pair of eyes above the limits, and holds as it was meanwhile', async () => {
      const plan = await running('214');
      const household = { income: '1000', expenses: '990' };
      const quotes: unknown[] = [];
      for (const _ of [1, 2]) {
        const terms = { plan, instalments: later, ...household };
        quotes.push((await simulateChange('214', terms)).offers[0]?.quote);
      }
      const [first, second] = quotes;
      const wish = { quote: first, reason: 'Lost the second job' };
      const { messages } = await world.act('214', 'changePlan', wish);
      expect(messages.map(({ code }) => code)).toContain('PLAN_CHANGE_WAITS');
      const other = await world.act('214', 'changePlan', { ...wish, quote: second });
      expect(other.body.error?.code).toBe('PLAN_STILL_WAITS');
      expect(await statesOf('214')).toEqual({ [plan]: 'agreed', [String(first)]: 'waiting' });
      const waits = `/odata/v4/supervision/PlansToApprove(${first})`;
      const { body } = await world.server.call(waits, { user: 'dora' });
      expect(body).toMatchObject({ occasion: 'change', lastDueOnBefore: '2027-02-13' });
      expect((await decide(first, 'approve')).status).toBe(204);
      expect(await statesOf('214')).toEqual({ [plan]: 'changed', [String(first)]: 'agreed' });
      expect((await operationsOf('214')).map(({ kind: name }) => name)).toContain('plan-change');
    });

    test('waits when a plan agreed on since the simulation takes it above the limit', async () => {
      const plan = await running('217');
      const decided = "UPDATE saldo_plans_Plans SET decidedBy = 'dora' WHERE ID = ?";
      await world.db.execute(decided, [plan]);
      await world.db.execute('UPDATE saldo_plans_PlanPolicies SET approvalAbove = 700');
      const [change] = (await simulateChange('217', { plan, instalments: later })).offers;
      expect(change?.needsApproval).toBe(false);
      simulation.body = simulated(['25.00', '25.00']);
      const items = [{ document: 'O217', ...key }];
      const terms = { items, firstDueOn: first, instalmentCount: 2 };
      const [other] = (await ask('217', 'simulatePlanInErp', terms)).offers;
      expect((await world.act('217', 'acceptPlan', { quote: other?.quote })).messages).toEqual([]);
      const wish = { quote: change?.quote, reason: 'Wages come later' };
      const { messages } = await world.act('217', 'changePlan', wish);
      await world.db.execute('UPDATE saldo_plans_PlanPolicies SET approvalAbove = 5000');
      expect(messages.map(({ code }) => code)).toContain('PLAN_CHANGE_WAITS');
    });

    test('is not changed as simulated once something was paid on it', async () => {
      const plan = await running('215');
      const { offers } = await simulateChange('215', { plan, instalments: later });
      const paid = "UPDATE saldo_ledger_Items SET clearingStatus = '9' WHERE document = 'R215'";
      await world.db.execute(`${paid} AND item = '0002'`);
      const wish = { quote: offers[0]?.quote, reason: 'Asked by letter' };
      const { body } = await world.act('215', 'changePlan', wish);
      expect(body.error?.code).toBe('PLAN_PAID_SINCE');
      const acceptAsNew = await world.act('215', 'acceptPlan', { quote: offers[0]?.quote });
      expect(acceptAsNew.body.error?.code).toBe('PLAN_QUOTE_UNKNOWN');
      await world.db.execute(`${paid} AND item = '0003'`);
      const nothing = await simulateChange('215', { plan, instalments: later });
      expect(nothing.error?.code).toBe('PLAN_NOTHING_OPEN');
    });

    test('holds again as it was when its change is cancelled', async () => {
      const [changed] = (await plansOf('212')).filter(({ state }) => state === 'agreed');
      const subject = String(changed?.ID);
      await cancelPlanChangeHere(world.db, {
        ...{ id: '', source: SOURCE, partner: '212', subject, payload: {} },
      });
      expect(await statesOf('212')).toEqual({
        [String(changed?.changes)]: 'agreed',
        [subject]: 'cancelled',
      });
    });

    test('weighs what instalments that come closer than agreed take in a month', async () => {
      const [plan] = (await plansOf('213')).filter(({ state }) => state === 'agreed');
      const household = { income: '1400', expenses: '1000' };
      const change = { plan: plan?.ID, ...household };
      const monthly = await simulateChange('213', { ...change, instalments: later });
      const apart = monthly.offers[0]?.affordability;
      const weekly = later.map((row, index) =>
        index === 0 ? row : { ...row, dueOn: '2026-12-27' },
      );
      const close = await simulateChange('213', { ...change, instalments: weekly }, weekly);
      expect([apart, close.offers[0]?.affordability]).toEqual(['tight', 'unaffordable']);
      expect([monthly.offers[0]?.needsApproval, close.offers[0]?.needsApproval]).toEqual([
        false,
        true,
      ]);
    });

    const refused: readonly [object, string][] = [
      [{ instalments: asBefore }, 'PLAN_CHANGE_NOTHING'],
      [{ instalments: [later[1], later[0]] }, 'PLAN_FIRST_DAY_WRONG'],
      [{ instalments: [later[0], later[0]] }, 'PLAN_DAYS_UNORDERED'],
      [{ instalments: [later[0]] }, 'PLAN_SUM_DIFFERS'],
      [{ instalments: [{ dueOn: '2026-12-20', amount: '0' }] }, 'PLAN_INSTALMENT_TOO_SMALL'],
      [{ instalments: [later[0], { dueOn: '2031-01-01', amount: '1' }] }, 'PLAN_LAST_DAY_WRONG'],
      [{ firstDueOn: '2026-12-20', instalmentCount: 13 }, 'PLAN_TOO_LONG'],
      [{ plan: '11111111-1111-4111-8111-111111111111' }, 'PLAN_UNKNOWN'],
    ];
    test.each(refused)('is not changed by %j: %s', async (wish, code) => {
      const [plan] = (await plansOf('213')).filter(({ state }) => state === 'agreed');
      const { status, error } = await simulateChange('213', { plan: plan?.ID, ...wish });
      expect([Math.floor(status / 100), error?.code]).toEqual([4, code]);
      expect(error?.message).not.toBe(code);
    });
  });

  describe('that was made in the ERP', () => {
    const unpaid = [
      { dueOn: '2026-12-13', amount: '400.00' },
      { dueOn: '2027-01-13', amount: '600.00' },
    ];
    const later = [
      { dueOn: '2026-12-20', amount: '400.00' },
      { dueOn: '2027-01-20', amount: '600.00' },
    ];

    /** A plan over both items, as the mirror brings it; its instalments are items of its own document. */
    const mirrored = async (partner: string) => {
      const planNumber = `E${partner}`;
      const [companyCode] = await codeOf(partner);
      const row = {
        ...{ source: SOURCE, planNumber, partner, operation: null, companyCode, account: '' },
        ...{ contract: '', currency: 'EUR', amount: '1000.00', startsOn: '2026-12-13' },
        ...{ status: 'active', content: '', erpChangedAt: null, enteredAt: null },
        mirroredAt: '2026-11-23T05:00:00.000Z',
      };
      const amounts = ['800.00', '200.00'];
      const items = both(partner).map((item, index) => ({ ...item, amount: amounts[index] ?? '' }));
      await world.db.upsert(instalmentPlansTable, [row]);
      await keepPlans(world.db, [{ ...row, instalments: unpaid, items }]);
      await givePlanSegments(world.db, SOURCE);
      await world.db.insert(
        itemsTable,
        unpaid.map(({ dueOn: dueDate, amount }, index) => ({
          ...{ source: SOURCE, partner, document: planNumber, repetition: '000' },
          ...{ item: `000${index + 1}`, subitem: '000', dueDate, amount, companyCode },
          ...{ currency: 'EUR', clearingStatus: '', statisticalCode: 'R' },
        })),
      );
      return String((await plansOf(partner))[0]?.ID);
    };
    const codeOf = async (partner: string) => {
      const rows = await world.db.query<{ code: string }>(
        'SELECT companyCode AS code FROM saldo_ledger_Items WHERE partner = ?',
        [partner],
      );
      return rows.map(({ code }) => code);
    };
    const simulateLater = async (partner: string, plan: string) => {
      simulation.body = { ...simulated([]), ...asErp(later, '1000.00') };
      return (await ask(partner, 'simulatePlanChange', { plan, instalments: later })).offers[0];
    };
    const stateOf = async (partner: string) =>
      (await plansOf(partner)).map(({ state, erpPlan }) => [state, erpPlan]);
    const confirmed = (partner: string) =>
      world.db.execute(
        `UPDATE saldo_operations_Operations SET state = 'confirmed', erpKey = ? WHERE partner = ?`,
        [`E${partner}`, partner],
      );

    test('is shown, and changed as one of ours: simulated, agreed on, in one line', async () => {
      const plan = await mirrored('218');
      expect(await stateOf('218')).toEqual([['agreed', 'E218']]);
      const quote = (await simulateLater('218', plan))?.quote;
      const wish = { quote, reason: 'Wages come on the 18th' };
      expect((await world.act('218', 'changePlan', wish)).status).toBe(200);
      const [operation] = await operationsOf('218');
      expect(operation).toMatchObject({
        kind: 'plan-change',
        payload: { erpKey: 'E218', change: quote, instalments: later },
      });
      const { body } = await world.worklist(`Plans(${quote})?$expand=line($select=ID,kind,state)`);
      expect(body.line).toEqual([
        expect.objectContaining({ ID: plan, kind: 'erp', state: 'changed' }),
      ]);
      // What the ERP says of its plan from now on changes nothing of what was agreed on here.
      await world.db.execute('DELETE FROM saldo_ledger_Items WHERE document = ?', ['E218']);
      await mirrored('218');
      const rows = await plansOf('218');
      expect(rows.map(({ ID, state }) => [ID, state])).toEqual(
        expect.arrayContaining([
          [plan, 'changed'],
          [quote, 'agreed'],
        ]),
      );
      expect(rows).toHaveLength(2);
    });

    test('is withdrawn here and there, with its change, under the number it has there', async () => {
      const [change] = (await plansOf('218')).filter(({ state }) => state === 'agreed');
      await confirmed('218');
      const end = { plan: change?.ID, reason: '03', note: 'Paid at once' };
      expect((await world.act('218', 'withdrawPlan', end)).status).toBe(200);
      const [, operation] = await operationsOf('218');
      expect(operation).toMatchObject({
        kind: 'plan-deactivate',
        payload: { erpKey: 'E218', reason: '03' },
      });
      const again = await world.act('218', 'withdrawPlan', end);
      expect([again.status, again.body.error?.code]).toEqual([409, 'PLAN_NOT_AGREED']);
      const { body } = await world.worklist(`Plans(${change?.ID})?$expand=endText,stateText`);
      expect(body).toMatchObject({
        state: 'withdrawn',
        stateText: { name: 'Withdrawn' },
        endText: { name: 'Something else was agreed' },
      });
      const told = (await world.worklist(`PositionEvents?$filter=partner eq '218'`)).body.value;
      expect(JSON.stringify(told)).toContain('Payment agreement withdrawn');
    });

    test('holds again when its withdrawal is cancelled, and can be withdrawn once more', async () => {
      const plan = await mirrored('219');
      const end = { plan, reason: '02' };
      expect((await world.act('219', 'withdrawPlan', end)).status).toBe(200);
      await world.db.execute(
        `UPDATE saldo_operations_Operations SET state = 'parked'
          WHERE partner = '219' AND kind = 'plan-deactivate'`,
      );
      expect((await plansOf('219'))[0]).toMatchObject({ operationState: 'parked' });
      const [first] = await operationsOf('219');
      await planDeactivate.cancelled?.(
        world.db,
        { id: '', source: SOURCE, partner: '219', subject: plan, payload: first?.payload },
        TODAY,
      );
      expect(await stateOf('219')).toEqual([['agreed', 'E219']]);
      expect((await world.act('219', 'withdrawPlan', end)).status).toBe(200);
      expect(await operationsOf('219')).toHaveLength(2);
    });

    test('waits for a second pair of eyes when its change is above the limit, and ends with it', async () => {
      const plan = await mirrored('220');
      await world.db.execute('UPDATE saldo_plans_PlanPolicies SET approvalAbove = 700');
      const quote = (await simulateLater('220', plan))?.quote;
      const wish = { quote, reason: 'Wages come later' };
      const { messages } = await world.act('220', 'changePlan', wish);
      await world.db.execute('UPDATE saldo_plans_PlanPolicies SET approvalAbove = 5000');
      expect(messages.map(({ code }) => code)).toContain('PLAN_CHANGE_WAITS');
      expect((await world.act('220', 'withdrawPlan', { plan, reason: '02' })).status).toBe(200);
      const ended = await stateOf('220');
      expect(ended.map(([state]) => state)).toEqual(['withdrawn', 'withdrawn']);
      expect((await decide(quote, 'approve')).status).toBe(404);
    });

    test('counts towards nobody’s limit until somebody here has changed it', async () => {
      await mirrored('221');
      await world.db.execute('UPDATE saldo_plans_PlanPolicies SET approvalAbove = 700');
      simulation.body = simulated(['25.00', '25.00']);
      const items = [{ document: 'O221', ...key }];
      const terms = { items, firstDueOn: first, instalmentCount: 2 };
      const [offer] = (await ask('221', 'simulatePlanInErp', terms)).offers;
      await world.db.execute('UPDATE saldo_plans_PlanPolicies SET approvalAbove = 5000');
      expect(offer?.needsApproval).toBe(false);
    });

    const refused: readonly [object, string][] = [
      [{ reason: '99' }, 'PLAN_END_REASON_UNKNOWN'],
      [{ reason: '02', plan: '11111111-1111-4111-8111-111111111111' }, 'PLAN_UNKNOWN'],
    ];
    test.each(refused)('is not withdrawn with %j: %s', async (wish, code) => {
      const [plan] = await plansOf('221');
      const { status, body } = await world.act('221', 'withdrawPlan', { plan: plan?.ID, ...wish });
      expect([Math.floor(status / 100), body.error?.code]).toEqual([4, code]);
      expect(body.error?.message).not.toBe(code);
      expect((await plansOf('221'))[0]?.state).toBe('agreed');
    });

    test('of other people’s customers is not withdrawn', async () => {
      const [plan] = await plansOf('221');
      const end = { plan: plan?.ID, reason: '02' };
      const { body } = await world.act('208', 'withdrawPlan', end);
      expect(body.error?.code).toBe('PLAN_UNKNOWN');
    });
  });

  const wrong: readonly [string, object, string][] = [
    ['simulatePlanInErp', { items: both('208') }, 'PLAN_NUMBER_WRONG'],
    ['simulatePlanInErp', { instalmentCount: 3 }, 'PLAN_BEYOND_ERP'],
    ['proposePlans', { items: [{ document: 'ZZ', ...key }] }, 'PLAN_ITEM_UNKNOWN'],
    ['proposePlans', { items: [...both('208'), ...both('208')] }, 'PLAN_ITEM_TWICE'],
    ['proposePlans', { items: [{ document: 'A208', ...key, amount: '5' }] }, 'PLAN_ITEM_IN_PART'],
    ['proposePlans', { kind: 'balloon' }, 'PLAN_KIND_UNKNOWN'],
    ['proposePlans', { firstDueOn: TODAY }, 'PLAN_FIRST_DAY_WRONG'],
    ['proposePlans', { intervalUnit: 'year' }, 'PLAN_INTERVAL_WRONG'],
    ['proposePlans', { instalmentCount: 3, instalmentAmount: '5' }, 'PLAN_NUMBER_OR_AMOUNT'],
    ['proposePlans', { kind: 'annuity', instalmentCount: 40 }, 'PLAN_TOO_LONG'],
    ['proposePlans', { kind: 'annuity', instalmentAmount: '1' }, 'PLAN_INSTALMENT_TOO_SMALL'],
    [
      'acceptPlan',
      { kind: 'interest-free', instalmentCount: 3, items: both('208') },
      'PLAN_NOT_SIMULATED',
    ],
  ];
  test.each(wrong)('%s with %j is refused: %s', async (action, body, code) => {
    const { status, error } = await ask('208', action, body);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    const problems = error?.details ?? [error];
    expect(problems.map((problem) => problem?.code)).toContain(code);
    expect(problems.every((problem) => problem?.message !== problem?.code)).toBe(true);
    expect(await plansOf('208')).toEqual([]);
  });
});

function offersOf(body: object): readonly Offer[] {
  const { value } = body as { value?: readonly Offer[] };
  return value ?? [body as unknown as Offer];
}

function simulated(amounts: readonly string[]) {
  return {
    TransactionCurrency: 'EUR',
    InstallmentPlanAmount: '1000.00',
    ChargesAmount: '0.00',
    InterestAmount: '0.00',
    Installments: amounts.map((InstallmentAmount, index) => ({
      InstallmentDate: ['2026-12-13', '2027-01-13', '2027-02-13'][index],
      InstallmentAmount,
    })),
  };
}

/** Instalments as the ERP answers them. */
function asErp(rows: readonly { dueOn: string; amount: string }[], InstallmentPlanAmount: string) {
  const Installments = rows.map(({ dueOn, amount }) => {
    return { InstallmentDate: dueOn, InstallmentAmount: amount };
  });
  return { InstallmentPlanAmount, Installments };
}

/** Gives its token, and says to a simulation what the test wants. */
function answer(
  request: IncomingMessage,
  response: ServerResponse,
  simulation: () => { status: number; body: object },
  heard: (body: unknown) => void,
): void {
  const chunks: Buffer[] = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    const isSimulation = request.method === 'POST' && request.url?.includes('Simulate');
    if (isSimulation) heard(JSON.parse(Buffer.concat(chunks).toString()));
    const { status, body } = isSimulation ? simulation() : { status: 200, body: { value: [] } };
    send(response, status, body, { 'x-csrf-token': 'token' });
  });
}
