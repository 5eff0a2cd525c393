import { randomUUID } from 'node:crypto';
import { addDays } from '../../srv/domain/iso-date.ts';
import type { Database } from '../../srv/platform/database.ts';
import { loadLpSolver } from '../../srv/platform/linear-program.ts';
import {
  agencyPartnersTable,
  groupMembersTable,
  groupsTable,
  operationsTable,
  submissionsTable,
} from '../../srv/platform/tables.ts';
import { runNight } from '../../srv/runs/night.ts';
import { DEFAULT_LOOKBACK } from '../../srv/runs/read-customers.ts';
import { deployedDatabase } from '../support/deployed-database.ts';
import { type SaldoServer, startSaldo } from '../support/saldo-server.ts';
import { loadSmallBank, MONDAY, type TestCustomer } from '../support/small-bank.ts';

const SEGMENT = 'DE-RETAIL';
const EARLY = 'DE-RETAIL-EARLY';
const AGENCY = 'DE-AGENCY';
const AGENTS = ['anna.keller', 'jonas.brandt', 'miriam.yilmaz', 'sofia.marin'];
const TUESDAY = addDays(MONDAY, 1);
const SUNDAY = addDays(MONDAY, -1);
const reason = 'Decided in the morning round';

const customers: TestCustomer[] = Array.from({ length: 40 }, (_, index) => ({
  partner: String(100 + index),
  items: [{ daysOverdue: 10, amount: `${400 + index}.00` }],
}));

const users = {
  dora: ['supervisor'],
  rosa: { roles: ['supervisor'], segments: [SEGMENT], groups: [EARLY] },
  carlos: { roles: ['supervisor'], segments: ['CO-RETAIL'] },
  otto: { roles: ['supervisor'], segments: [SEGMENT], groups: [AGENCY] },
  ines: { roles: ['supervisor'], segments: ['CO-RETAIL'], groups: ['CO-RETAIL-EARLY'] },
};

/** Forty customers who owe the same but for a few euro, spread over four agents. */
describe.each(['sqlite', 'postgres'] as const)("the supervisor's desk on %s", (kind) => {
  let db: Database;
  let server: SaldoServer;

  beforeAll(async () => {
    const { credentials, ...deployed } = await deployedDatabase(kind);
    db = deployed.db;
    await loadSmallBank(db, customers);
    await db.upsert(groupsTable, [
      { collectionGroup: AGENCY, segment: SEGMENT, name: 'Agency', kind: 'agency' },
    ]);
    await db.execute('DELETE FROM saldo_organization_Absences');
    await db.execute('DELETE FROM saldo_organization_Substitutes');
    await db.execute('DELETE FROM saldo_organization_TemporaryAssignments');
    await night(MONDAY);
    server = await startSaldo({ kind, credentials, users });
  });
  afterAll(async () => {
    await server.stop();
    await db.close();
  });

  async function night(businessDate: string) {
    await runNight(db, {
      businessDate,
      clock: () => `${businessDate}T03:00:00.000Z`,
      solve: await loadLpSolver(),
      partitionSize: 100,
      lookback: DEFAULT_LOOKBACK,
    });
  }

  const ask = async (path: string, user = 'dora') => {
    const { status, body } = await server.call(`/odata/v4/supervision/${path}`, { user });
    expect(status).toBe(200);
    return body.value as unknown as Record<string, unknown>[];
  };
  const act = (path: string, body: object, user = 'dora') =>
    server.call(`/odata/v4/supervision/${path}`, { user, body });
  const refusal = async (path: string, body: object, user = 'dora') => {
    const { status, body: answer } = await act(path, body, user);
    return [status, answer.error?.code];
  };
  const audited = (decision: string) =>
    db.query<{ actor: string; reason: string; details: string }>(
      'SELECT actor, reason, details FROM saldo_audit_Events WHERE decision = ?',
      [decision],
    );
  const listOf = (agent: string) =>
    db.query<{ partner: string; standsInFor: string | null; rank: number }>(
      `SELECT e.partner, e.standsInFor AS "standsInFor", e.rank
      FROM saldo_worklists_ListEntries e
      JOIN saldo_worklists_PublishedRuns r ON r.run = e.run AND r.segment = '${SEGMENT}'
      WHERE e.agent = ? ORDER BY e.rank`,
      [agent],
    );

  describe('shows of the published lists', () => {
    test('the certificate of each layer: loads against the bound, and whose load is the greatest', async () => {
      const proofs = await ask(`Certificates?$filter=segment eq '${SEGMENT}'`);
      const ownership = proofs.filter(({ layer, agents }) => layer === 'ownership' && agents === 4);
      expect(ownership.map(({ dimension, unit }) => [dimension, unit]).sort()).toEqual([
        ['amount', 'minor units'],
        ['count', 'customers'],
        ['effort', 'minutes'],
      ]);
      for (const { maximum, lowerBound, gap, agent, customers: owned } of ownership) {
        expect(AGENTS).toContain(agent);
        expect(owned).toBe(40);
        expect(Number(maximum)).toBeGreaterThanOrEqual(Number(lowerBound));
        expect(gap).toBeCloseTo(Number(maximum) / Number(lowerBound) - 1, 6);
      }
      const days = proofs.filter(({ layer }) => layer === 'today');
      expect(days.map(({ agent }) => agent)).toEqual(expect.arrayContaining(AGENTS));
    });

    test('the load of each agent by priority, and what is done of today', async () => {
      const [first] = await listOf(AGENTS[0] ?? '');
      await db.execute(
        `UPDATE saldo_worklists_Positions SET status = 'completed' WHERE partner = '${first?.partner}'`,
      );
      const loads = await ask(`Loads?$filter=segment eq '${SEGMENT}'`);
      const sum = (name: string) => loads.reduce((total, row) => total + Number(row[name]), 0);
      expect([sum('owned'), sum('today'), sum('done')]).toEqual([40, 40, 1]);
      expect(sum('minutesDone')).toBeGreaterThan(0);
      expect(sum('minutes')).toBeGreaterThan(sum('minutesDone'));
      await db.execute("UPDATE saldo_worklists_Positions SET status = 'open'");
    });

    test('only what the supervisor’s segments and groups are', async () => {
      expect(await ask('Loads', 'carlos')).toEqual([]);
      const proofs = await ask('Certificates', 'carlos');
      expect(new Set(proofs.map(({ segment }) => segment))).toEqual(new Set(['CO-RETAIL']));
      const mine = await ask('Agents', 'rosa');
      expect(new Set(mine.map(({ collectionGroup }) => collectionGroup))).toEqual(new Set([EARLY]));
      const all = await ask('Agents');
      expect(all.length).toBeGreaterThan(mine.length);
      const sums = 'Loads?$apply=aggregate(owned with sum as owned)';
      expect((await ask(sums, 'carlos'))[0]?.owned ?? null).toBeNull();
      expect(await ask(sums, 'rosa')).toMatchObject([{ owned: 40 }]);
      const foreign = await server.call(`/odata/v4/supervision/Segments('${SEGMENT}')`, {
        user: 'carlos',
      });
      expect(foreign.status).toBe(404);
    });
  });

  describe('the knobs', () => {
    const knobs = { segment: SEGMENT, maxImbalance: 0.02, maxMoves: 7 };

    test('show what they would do, and change nothing', async () => {
      await db.execute('UPDATE saldo_worklists_Ownerships SET agent = ? WHERE segment = ?', [
        AGENTS[0] ?? '',
        SEGMENT,
      ]);
      const { status, body } = await act('previewBalance', knobs);
      expect(status).toBe(200);
      const preview = body as unknown as {
        chosen: { moves: number; maxMoves: number };
        curve: { maxMoves: number | null; moves: number; imbalance: number }[];
        moves: { fromAgent: string; reason: string }[];
      };
      expect(preview.chosen).toMatchObject({ maxMoves: 7, moves: 7 });
      expect(preview.moves).toHaveLength(7);
      expect(new Set(preview.moves.map(({ fromAgent }) => fromAgent))).toEqual(
        new Set([AGENTS[0]]),
      );
      expect(preview.curve.map(({ maxMoves }) => maxMoves)).toEqual([0, 50, 200, null]);
      expect(await ask('BalanceKnobs')).toEqual([]);
    });

    test('apply from the next night on, which moves no more than they allow, and says who moved', async () => {
      expect((await act('setBalanceKnobs', { ...knobs, reason })).status).toBe(204);
      expect(await ask('BalanceKnobs')).toMatchObject([
        { segment: SEGMENT, validFrom: TUESDAY, maxMoves: 7, reason, changedBy: 'dora' },
      ]);
      expect(await audited('balance-knobs-set')).toMatchObject([{ actor: 'dora', reason }]);
      await night(TUESDAY);
      const moves = await ask(`Moves?$filter=segment eq '${SEGMENT}' and cause eq 'balance'`);
      expect(moves).toHaveLength(7);
      expect(moves[0]).toMatchObject({ fromAgent: AGENTS[0], collectionGroup: EARLY });
    });

    test('are refused for the past, for foreign segments and without sense', async () => {
      const set = { ...knobs, reason };
      expect(await refusal('setBalanceKnobs', set, 'carlos')).toEqual([403, 'SEGMENT_FOREIGN']);
      expect(await refusal('previewBalance', knobs, 'carlos')).toEqual([403, 'SEGMENT_FOREIGN']);
      expect(await refusal('setBalanceKnobs', set, 'rosa')).toEqual([403, 'SEGMENT_SHARED']);
      expect(await refusal('previewBalance', knobs, 'rosa')).toEqual([403, 'SEGMENT_SHARED']);
      const early = { ...set, validFrom: TUESDAY };
      expect(await refusal('setBalanceKnobs', early)).toEqual([409, 'VALID_FROM_TOO_EARLY']);
      const negative = { ...set, maxMoves: -1 };
      expect((await act('setBalanceKnobs', negative)).status).toBe(400);
      expect((await act('setBalanceKnobs', { ...knobs, reason: '' })).status).toBe(400);
      const nowhere = { ...knobs, segment: 'NOWHERE' };
      expect(await refusal('previewBalance', nowhere)).toEqual([409, 'SEGMENT_NOT_PUBLISHED']);
    });
  });

  describe('an agency’s quota', () => {
    const quota = { collectionGroup: AGENCY, segment: SEGMENT, stage: 'early', reason };
    const WEDNESDAY = addDays(MONDAY, 2);

    test('is set from the next night on, and who is with the agency is on no list', async () => {
      expect((await act('setAgencyQuota', { ...quota, maxCustomers: 3 })).status).toBe(204);
      expect(await ask('AgencyQuotas?$filter=maxCustomers eq 3')).toMatchObject([
        { collectionGroup: AGENCY, validFrom: WEDNESDAY, changedBy: 'dora' },
      ]);
      expect(await audited('agency-quota-set')).toHaveLength(1);
      await night(WEDNESDAY);
      const off = await ask(`OffLists?$filter=segment eq '${SEGMENT}'`);
      expect(off).toHaveLength(3);
      expect(off[0]).toMatchObject({ kind: 'agency', agent: AGENCY, reason: 'agency' });
    });

    test('needs an agency, a stage and a limit', async () => {
      const limited = { ...quota, maxCustomers: 1 };
      expect(await refusal('setAgencyQuota', quota)).toEqual([400, 'QUOTA_EMPTY']);
      expect(await refusal('setAgencyQuota', { ...limited, collectionGroup: EARLY })).toEqual([
        400,
        'AGENCY_UNKNOWN',
      ]);
      expect(await refusal('setAgencyQuota', { ...limited, stage: 'nowhere' })).toEqual([
        400,
        'STAGE_UNKNOWN',
      ]);
      expect(await refusal('setAgencyQuota', limited, 'rosa')).toEqual([403, 'GROUP_FOREIGN']);
    });
  });

  describe('agencies in the ERP', () => {
    test('are told to the supervisors of their group, with who said so', async () => {
      const known = { agencyPartner: '0090000017', recallReason: '01', changedBy: 'dora' };
      await db.upsert(agencyPartnersTable, [
        { ...known, collectionGroup: AGENCY, source: 'S4', changedAt: null },
      ]);
      const path = `AgenciesInErp?$filter=collectionGroup eq '${AGENCY}' and source eq 'S4'`;
      expect(await ask(path)).toMatchObject([{ source: 'S4', ...known, submissions: 0 }]);
      expect(await ask(path, 'rosa')).toEqual([]);
    });

    test('show what lies with them, how far it is, and why it came back', async () => {
      const [partner] = (await ask(`OffLists?$filter=segment eq '${SEGMENT}'`)).map(
        (row) => row.partner,
      );
      const [submission, recall] = [randomUUID(), randomUUID()];
      await db.insert(submissionsTable, [
        {
          ...{ ID: submission, source: 'S4', partner: String(partner), segment: SEGMENT },
          ...{ collectionGroup: AGENCY, currency: 'EUR', amount: '20.00', items: 1 },
          ...{ state: 'recalled', recallCause: 'insolvent', recallOperation: recall },
        },
      ]);
      await db.insert(operationsTable, [
        {
          ...{ ID: recall, kind: 'agency-recall', source: 'S4', partner: String(partner) },
          ...{ objectKey: `agency/${partner}`, sequence: 1, subject: submission },
          ...{ state: 'parked', refusal: 'other' },
        },
      ]);
      const texts = '$expand=stateText($select=name),causeText($select=name)';
      const [row] = await ask(`AgencySubmissions?${texts}`);
      expect(row).toMatchObject({
        stateText: { name: 'Taken back' },
        causeText: { name: 'Insolvent' },
        recallState: 'parked',
        refusedText: expect.stringContaining('Agency'),
      });
      expect(await ask('AgencySubmissions', 'rosa')).toEqual([]);
    });
  });

  describe('who works whom', () => {
    const DAY = addDays(MONDAY, 2);
    const [away, first, second] = AGENTS as [string, string, string];
    const absence = { agent: away, validFrom: DAY, validTo: addDays(DAY, 3), reason: 'Ill' };
    const partnersOf = async (agent: string) =>
      (await listOf(agent)).map(({ partner }) => partner).sort();

    const joinsOttosGroup = (agent: string) =>
      db.upsert(groupMembersTable, [{ collectionGroup: AGENCY, agent }]);
    const leavesOttosGroup = (agent: string) =>
      db.execute(
        'DELETE FROM saldo_organization_GroupMembers WHERE collectionGroup = ? AND agent = ?',
        [AGENCY, agent],
      );

    test('of an agent who calls in ill goes to the substitutes at once, and comes back with them', async () => {
      const mine = await partnersOf(away);
      expect(mine.length).toBeGreaterThan(0);
      await db.execute(
        `UPDATE saldo_worklists_Positions SET status = 'completed' WHERE partner = '${mine[0]}'`,
      );
      const named = await act('setSubstitutes', {
        agent: away,
        substitutes: [first, second],
        reason,
      });
      expect(named.status).toBe(204);
      const { status, body } = await act('recordAbsence', absence);
      expect(status).toBe(200);
      const taken = (await listOf(first)).filter(({ standsInFor }) => standsInFor === away);
      expect(taken.map(({ partner }) => partner).sort()).toEqual(mine.slice(1));
      expect(await partnersOf(away)).toEqual(mine.slice(0, 1)); // done stays where it was done
      const ranks = (await listOf(first)).map(({ rank }) => rank);
      expect(ranks).toEqual(ranks.map((__, index) => index + 1));
      const [row] = await ask(`Absences?$filter=agent eq '${away}'`, 'rosa');
      expect(row).toMatchObject({ ID: body.value, reason: 'Ill', collectionGroup: EARLY });
      const key = `segment='${SEGMENT}',collectionGroup='${EARLY}',ID=${body.value}`;
      const back = await act(`Absences(${key})/SupervisionService.cancel`, { reason });
      expect(back.status).toBe(204);
      expect(await partnersOf(away)).toEqual(mine);
      expect(await ask('Absences')).toEqual([]);
      const [recorded] = await audited('absence-recorded');
      expect(JSON.parse(recorded?.details ?? '')).toMatchObject({
        agent: away,
        moved: mine.length - 1,
      });
      expect(await audited('absence-cancelled')).toMatchObject([{ actor: 'dora', reason }]);
    });

    test('is recorded once when two supervisors do at the same moment, and taken back once', async () => {
      const both = await Promise.all(
        ['dora', 'rosa'].map((user) => act('recordAbsence', { ...absence, agent: first }, user)),
      );
      expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
      const rows = await ask(`Absences?$filter=agent eq '${first}'`);
      expect(rows).toHaveLength(1);
      const key = `segment='${SEGMENT}',collectionGroup='${EARLY}',ID=${rows[0]?.ID}`;
      const cancel = `Absences(${key})/SupervisionService.cancel`;
      const ended = await Promise.all(
        ['dora', 'rosa'].map((user) => act(cancel, { reason }, user)),
      );
      expect(ended.map(({ status }) => status).sort()).toEqual([204, 404]);
      const named = [reason, 'Agreed with both'].map((why) =>
        act('setSubstitutes', { agent: first, substitutes: [second], reason: why }),
      );
      expect((await Promise.all(named)).map(({ status }) => status)).toEqual([204, 204]);
      await act('setSubstitutes', { agent: first, substitutes: [], reason });
    });

    test('waits for an absent owner when nobody stands in', async () => {
      const mine = await partnersOf(second);
      const { body } = await act('recordAbsence', { ...absence, agent: second });
      expect(await partnersOf(second)).toEqual([]);
      const waiting = await ask(`OffLists?$filter=agent eq '${second}' and kind eq 'not-today'`);
      expect(waiting).toHaveLength(mine.length);
      expect(new Set(waiting.map((row) => row.reason))).toEqual(new Set(['no-substitute']));
      const key = `segment='${SEGMENT}',collectionGroup='${EARLY}',ID=${body.value}`;
      await act(`Absences(${key})/SupervisionService.cancel`, { reason });
      expect(await partnersOf(second)).toEqual(mine);
      expect(await ask(`OffLists?$filter=kind eq 'not-today'`)).toEqual([]);
    });

    test('is lent to a colleague until a day, from today’s lists on, and ends by hand after them', async () => {
      const mine = await partnersOf(second);
      const lend = { segment: SEGMENT, owner: second, agent: first, reason: 'Training' };
      const until = { validFrom: DAY, validTo: addDays(DAY, 1) };
      const { status, body } = await act('assignForAWhile', { ...lend, ...until });
      expect(status).toBe(200);
      expect(await partnersOf(first)).toEqual(expect.arrayContaining(mine));
      const end = `TemporaryAssignments(${body.value})/SupervisionService.end`;
      expect((await act(end, { reason })).status).toBe(204);
      expect(await ask('TemporaryAssignments')).toMatchObject([{ ID: body.value, validTo: DAY }]);
      expect(await ask('TemporaryAssignments', 'ines')).toEqual([]);
      const all = `TemporaryAssignments?$filter=ID eq ${body.value} or segment ne ''`;
      expect(await ask(all, 'ines')).toEqual([]);
      expect(await audited('temporary-assignment-ended')).toHaveLength(1);
      expect(await refusal('assignForAWhile', { ...lend, ...until, owner: null })).toEqual([
        400,
        'ASSIGNMENT_OF_NOBODY',
      ]);
      const past = { validFrom: SUNDAY, validTo: SUNDAY };
      expect(await refusal('assignForAWhile', { ...lend, ...past })).toEqual([400, 'DAY_PAST']);
      const late = { ...lend, ...until, agent: 'valentina.rojas' };
      expect(await refusal('assignForAWhile', late)).toEqual([400, 'AGENT_NOT_IN_SEGMENT']);
    });

    test('is marked absent and lent on their row of the team, beginning with the day of the lists', async () => {
      const rowOf = (agent: string) =>
        `TeamLoads(segment='${SEGMENT}',collectionGroup='${EARLY}',agent='${agent}')`;
      const on = (agent: string, action: string) => `${rowOf(agent)}/SupervisionService.${action}`;
      const path = `/odata/v4/supervision/${on(second, 'daysFromToday()')}`;
      const { body: days } = await server.call(path, { user: 'rosa' });
      expect(days).toMatchObject({ validFrom: DAY, validTo: DAY });
      const today = { validFrom: DAY, validTo: DAY, reason };
      expect(await refusal(on(second, 'markAbsent'), today, 'carlos')).toEqual([
        404,
        'ROW_NOT_FOUND',
      ]);
      const { body: absent } = await act(on(second, 'markAbsent'), today, 'rosa');
      expect(await ask('Absences')).toMatchObject([{ ID: absent.value, agent: second }]);
      const key = `segment='${SEGMENT}',collectionGroup='${EARLY}',ID=${absent.value}`;
      await act(`Absences(${key})/SupervisionService.cancel`, { reason });
      const lending = await act(on(second, 'lendCustomers'), { ...today, agent: first }, 'rosa');
      const [lent] = await ask(`TemporaryAssignments?$filter=ID eq ${lending.body.value}`);
      expect(lent).toMatchObject({ owner: second, agent: first, collectionGroup: EARLY });
      await act(`TemporaryAssignments(${lending.body.value})/SupervisionService.end`, { reason });
      await db.execute('DELETE FROM saldo_organization_TemporaryAssignments');
    });

    test('is fixed for a customer from the next night on; the next name ends the one before', async () => {
      const named = { segment: SEGMENT, source: 'S4', partner: '120', reason };
      expect((await act('fixAgent', { ...named, agent: first })).status).toBe(204);
      const from = addDays(DAY, 5);
      expect((await act('fixAgent', { ...named, agent: second, validFrom: from })).status).toBe(
        204,
      );
      const rows = await ask("FixedAssignments?$filter=partner eq '120'&$orderby=validFrom");
      expect(rows).toMatchObject([
        { agent: first, validTo: addDays(from, -1) },
        { agent: second, validFrom: from, validTo: null },
      ]);
      const key = `source='S4',partner='120',segment='${SEGMENT}',validFrom=${from}`;
      expect(
        (await act(`FixedAssignments(${key})/SupervisionService.end`, { reason })).status,
      ).toBe(204);
      expect(await ask("FixedAssignments?$filter=partner eq '120'")).toHaveLength(1);
      const unknown = { ...named, partner: '999', agent: first };
      expect(await refusal('fixAgent', unknown)).toEqual([400, 'CUSTOMER_UNKNOWN']);
    });

    test('is fixed, lent and ended only by who has the customer’s group', async () => {
      await db.execute('DELETE FROM saldo_organization_FixedAssignments');
      const customer = { segment: SEGMENT, source: 'S4', partner: '121' };
      const lent = { validFrom: DAY, validTo: addDays(DAY, 1), reason };
      await joinsOttosGroup(first);
      const fix = { ...customer, agent: first, reason };
      expect(await refusal('fixAgent', fix, 'otto')).toEqual([403, 'CUSTOMER_FOREIGN']);
      expect(await refusal('assignForAWhile', { ...fix, ...lent }, 'otto')).toEqual([
        403,
        'CUSTOMER_FOREIGN',
      ]);
      const ofOwner = { segment: SEGMENT, owner: first, agent: second, ...lent };
      await joinsOttosGroup(second);
      expect(await refusal('assignForAWhile', ofOwner, 'otto')).toEqual([403, 'GROUP_FOREIGN']);
      expect((await act('fixAgent', fix, 'rosa')).status).toBe(204);
      const [fixed] = await ask("FixedAssignments?$filter=partner eq '121'", 'rosa');
      const key = `source='S4',partner='121',segment='${SEGMENT}',validFrom=${fixed?.validFrom}`;
      const endFixed = `FixedAssignments(${key})/SupervisionService.end`;
      expect(await refusal(endFixed, { reason }, 'otto')).toEqual([404, 'ROW_NOT_FOUND']);
      expect((await act(endFixed, { reason }, 'rosa')).status).toBe(204);
      const { body } = await act('assignForAWhile', ofOwner);
      const endLent = `TemporaryAssignments(${body.value})/SupervisionService.end`;
      expect(await refusal(endLent, { reason }, 'otto')).toEqual([403, 'GROUP_FOREIGN']);
      await leavesOttosGroup(second);
      expect(await refusal(endLent, { reason }, 'otto')).toEqual([403, 'AGENT_FOREIGN']);
      expect((await act(endLent, { reason })).status).toBe(204);
      await leavesOttosGroup(first);
    });

    test('is not changed by supervisors of others', async () => {
      const stranger = 'valentina.rojas';
      expect(await refusal('recordAbsence', { ...absence, agent: stranger }, 'rosa')).toEqual([
        403,
        'AGENT_FOREIGN',
      ]);
      expect(await refusal('recordAbsence', absence, 'carlos')).toEqual([403, 'AGENT_FOREIGN']);
      const none = { agent: 'nobody', substitutes: [], reason };
      expect(await refusal('setSubstitutes', none)).toEqual([404, 'AGENT_UNKNOWN']);
      const self = { agent: first, substitutes: [first], reason };
      expect(await refusal('setSubstitutes', self)).toEqual([400, 'SUBSTITUTE_INVALID']);
      const elsewhere = { segment: SEGMENT, source: 'S4', partner: '120', agent: first, reason };
      expect(await refusal('fixAgent', elsewhere, 'carlos')).toEqual([403, 'SEGMENT_FOREIGN']);
      const away2 = { ...absence, agent: first };
      expect((await act('recordAbsence', away2)).status).toBe(200);
      expect(await refusal('recordAbsence', away2)).toEqual([409, 'ABSENCE_OVERLAPS']);
    });

    test('tells who changed what, when and why, to the supervisors of its group', async () => {
      const about = `fromAgent eq '${away}' or toAgent eq '${away}'`;
      const path = `TeamChanges?$filter=${about}&$orderby=changedAt&$expand=changeText`;
      const changes = await ask(path, 'rosa');
      expect(changes.slice(0, 3)).toMatchObject([
        { change: 'substitutes-set', changedBy: 'dora', fromName: expect.any(String), reason },
        { change: 'absence-recorded', validFrom: DAY, reason: 'Ill', collectionGroup: EARLY },
        { change: 'absence-cancelled', changeText: { name: 'Absence cancelled' } },
      ]);
      const seen = async (user: string) =>
        new Set((await ask('TeamChanges', user)).map(({ change }) => change));
      expect(await seen('dora')).toEqual(
        new Set([
          ...['balance-knobs-set', 'agency-quota-set', 'substitutes-set', 'absence-recorded'],
          ...['absence-cancelled', 'assigned-for-a-while', 'temporary-assignment-ended'],
          ...['agent-fixed', 'fixed-assignment-ended'],
        ]),
      );
      expect(await seen('carlos')).toEqual(new Set());
      expect(await seen('otto')).not.toContain('absence-recorded');
    });
  });
});
