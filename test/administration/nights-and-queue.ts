import { randomUUID } from 'node:crypto';
import { enqueueOperation } from '../../srv/erp/write-back/enqueue-operation.ts';
import { isoAfter } from '../../srv/platform/clock.ts';
import { databaseCoordination } from '../../srv/platform/database-coordination.ts';
import {
  alertsTable,
  balanceCertificatesTable,
  operationAttemptsTable,
  retentionPeriodsTable,
  runPartitionsTable,
  runsTable,
} from '../../srv/platform/tables.ts';
import { recordFailedPartition, recordFailure } from '../../srv/runs/failed-run.ts';
import { OTHER_SEGMENT, RUNS, SEGMENT, SOURCE, TODAY } from '../support/portfolio.ts';
import type { CallOptions } from '../support/saldo-server.ts';
import type { WorklistWorld } from '../support/worklist-world.ts';

const HOUR_MS = 3_600_000;

/** What an administrator sees in the morning, in the world of another suite: its server is there. */
export function testNightsAndQueue(worldOf: () => WorklistWorld): void {
  let world: WorklistWorld;
  const at = (ms: number) => isoAfter(Date.now(), ms / 1000);

  beforeAll(async () => {
    world = worldOf();
    // Long before whatever is planned here, at any time of day.
    await world.db.execute('UPDATE saldo_worklists_PublishedRuns SET publishedAt = ?', [
      '2026-01-01T02:00:00.000Z',
    ]);
  });

  const call = (path: string, options: CallOptions = {}) =>
    world.server.call(`/odata/v4/administration/${path}`, { user: 'cleo', ...options });
  const read = async (path: string, options: CallOptions = {}) => {
    const { status, body } = await call(path, options);
    expect([status, body.error]).toEqual([200, undefined]);
    return body.value ?? [];
  };

  describe('a night', () => {
    const run = randomUUID();
    const part = { run, source: SOURCE, fromPartner: '100', toPartner: '199' };

    /** Planned a while ago: of two parts one is done. */
    const plan = async (plannedAt: string) => {
      await world.db.upsert(runsTable, [
        { ID: run, segment: OTHER_SEGMENT, businessDate: TODAY, status: 'planned', plannedAt },
      ]);
      await world.db.upsert(runPartitionsTable, [
        { ...part, number: 1, status: 'evaluated', readAt: plannedAt, customers: 7 },
        { ...part, number: 2, status: 'planned' },
      ]);
    };
    const state = async (options: CallOptions = {}) =>
      (await read(`Runs?$filter=ID eq ${run}&$select=ID,state,criticality,took`, options))[0];
    const segment = async () =>
      (await read(`SegmentLists?$filter=segment eq '${OTHER_SEGMENT}'`))[0];

    afterEach(async () => {
      for (const [table, key] of [
        ['saldo_worklists_Runs', 'ID'],
        ['saldo_worklists_RunPartitions', 'run'],
        ['saldo_worklists_RunTotals', 'run'],
        ['saldo_mirror_Rejections', 'run'],
      ]) {
        await world.db.execute(`DELETE FROM ${table} WHERE ${key} = ?`, [run]);
      }
    });

    test('under way tells how far it is, and refuses another one beside it', async () => {
      await plan(at(-60_000));
      expect(await state()).toMatchObject({ state: 'Evaluating: 1 of 2 parts', criticality: 5 });
      expect(await state({ language: 'de' })).toMatchObject({ state: 'Bewertet: 1 von 2 Teilen' });
      expect(await segment()).toMatchObject({ night: 'Evaluating: 1 of 2 parts' });
      const refused = await call('startNight', { body: {} });
      expect([refused.status, refused.body.error?.code]).toEqual([409, 'NIGHT_UNDER_WAY']);
      expect(refused.body.error?.message).toContain(`${OTHER_SEGMENT}: 1 of 2 parts`);
    });

    test('that has shown no sign of life for long is told as stopped, unless its process lives', async () => {
      await plan(at(-HOUR_MS));
      expect(await state()).toMatchObject({ state: 'Stopped at 1 of 2 parts', criticality: 1 });
      expect(await segment()).toMatchObject({ night: 'Stopped at 1 of 2 parts' });
      const coordination = databaseCoordination(world.db);
      const lease = await coordination.lease('night', 'another process', 60);
      expect(await segment()).toMatchObject({ night: 'Evaluating: 1 of 2 parts' });
      if (lease) await coordination.release(lease);
    });

    test('beside one that holds the lease is refused in the reader’s words', async () => {
      const coordination = databaseCoordination(world.db);
      const lease = await coordination.lease('night', 'another process', 60);
      const refused = await call('startNight', { body: {}, language: 'de' });
      if (lease) await coordination.release(lease);
      expect([refused.status, refused.body.error?.code]).toEqual([409, 'NIGHT_BUSY']);
      expect(refused.body.error?.message).toContain('Eine Nacht ist im Gange');
      const early = await call('startNight', { body: { businessDate: '2020-01-01' } });
      expect([early.status, early.body.error?.code]).toEqual([400, 'NIGHT_TOO_EARLY']);
    });

    test('that failed says which part it stopped at, why, and when', async () => {
      await plan(at(-HOUR_MS));
      const error = new Error('the disk is full');
      await recordFailedPartition(world.db, { run, number: 2 }, error);
      await recordFailure(
        world.db,
        { segment: OTHER_SEGMENT, run, now: at(-HOUR_MS + 90_000) },
        error,
      );
      expect(await state()).toMatchObject({
        state: 'Failed',
        criticality: 1,
        took: '1 min 30 sec',
      });
      const [first, second] = await read(
        `Runs(${run})/partitions?$orderby=number&$expand=statusText`,
      );
      expect(first).toMatchObject({ status: 'evaluated', message: null });
      expect(second).toMatchObject({
        message: 'NIGHT_FAILED: the disk is full',
        statusText: { name: 'Failed' },
      });
      expect(await segment()).toMatchObject({
        night: 'NIGHT_FAILED: the disk is full',
        nightCriticality: 1,
      });
    });

    test('adds up to the last unit beside the mirror, in each currency', async () => {
      await plan(at(-HOUR_MS));
      await world.db.execute(
        `INSERT INTO saldo_worklists_RunTotals (run, partitionNumber, currency, items, ledger4,
          collectible4, overdue4, mirrorItems, mirror4)
        VALUES (?, 1, 'EUR', 2, 900719925474099301, 1, 0, 2, 900719925474099301),
          (?, 2, 'EUR', 1, 2, 0, 0, 1, 1)`,
        [run, run],
      );
      expect(await read(`Runs(${run})/totals`)).toMatchObject([
        {
          ...{ currency: 'EUR', items: 3, agrees: false, criticality: 1 },
          ledger: expect.anything(),
        },
      ]);
      const { text } = await call(`NightTotals?$filter=run eq ${run}`);
      expect(text).toMatch(/"ledger":"?90071992547409\.9303"?/);
      expect(text).toMatch(/"mirror":"?90071992547409\.9302"?/);
    });
  });

  test('a published night is told with what agents see, and nobody sorts by words', async () => {
    const [seen] = await read(`Runs?$filter=ID eq ${RUNS[SEGMENT]}`);
    expect(seen).toMatchObject({
      state: 'Published, seen by agents',
      criticality: 3,
      isSeen: true,
    });
    const [own] = await read(`SegmentLists?$filter=segment eq '${SEGMENT}'`);
    expect(own).toMatchObject({ businessDate: TODAY, night: 'Nothing under way' });
    const sorted = await call('Runs?$orderby=state');
    expect([sorted.status, sorted.body.error?.code]).toEqual([400, 'REASONS_NOT_SEARCHABLE']);
  });

  test('a balance is told in whole units of the segment’s currency, beside the best possible', async () => {
    const proof = { run: RUNS[SEGMENT], layer: 'ownership', component: 1, agent: 'ana' };
    await world.db.upsert(balanceCertificatesTable, [
      { ...proof, dimension: 'amount', maximum: 152_474_849, lowerBound: 100_000.4, gap: 0.0049 },
      { ...proof, dimension: 'effort', maximum: 204, lowerBound: 203.5, gap: 0.0024 },
    ]);
    const told = await read(`Runs(${RUNS[SEGMENT]})/certificates?$orderby=dimension`);
    const figures = told.map(({ agentName, currency, load, bound, gapPercent }) => {
      return [agentName, currency, ...[load, bound, gapPercent].map(Number)];
    });
    expect(figures).toEqual([
      ['Ana Roth', 'EUR', 1_524_748, 1_000, 0.5],
      ['Ana Roth', null, 204, 204, 0.2],
    ]);
  });

  test('operations are told by state and kind with their age, and one with its attempts and no content', async () => {
    const subject = randomUUID();
    const contact = { contactId: subject, partner: '100', startedAt: '2026-11-20T08:00:00.000Z' };
    const id = await enqueueOperation(world.db, {
      ...{ kind: 'contact-note', source: SOURCE, partner: '100', subject },
      payload: { ...contact, channel: 'phone', direction: 'outbound', result: 'PTP', note: 'ill' },
      createdAt: at(-5 * HOUR_MS),
      createdBy: 'ana',
    });
    await world.db.execute(
      `UPDATE saldo_operations_Operations SET state = 'parked', errorCode = 'ERP_REFUSED',
        refusal = 'item-cleared' WHERE ID = ?`,
      [id],
    );
    await world.db.insert(operationAttemptsTable, [
      { operation: id, token: 1, endedAt: at(-HOUR_MS), outcome: 'refused', status: 400 },
    ]);
    const of = `state eq 'parked' and kind eq 'contact-note'`;
    const [count] = await read(`QueueCounts?$filter=${of}&$expand=kindText,stateText`);
    expect(count).toMatchObject({
      operations: 1,
      age: '5 hr',
      kindText: { name: 'Write contact note' },
      stateText: { name: 'Needs a person' },
    });
    const { body, text } = await call(`Operations(${id})?$expand=tries`);
    expect(body).toMatchObject({
      cause: expect.stringContaining('already cleared'),
      parkedUrl: `/integration/#/ParkedOperations(${id})`,
      openDesk: 'Open the integration desk',
      tries: [{ outcome: 'refused', status: 400 }],
    });
    expect(text).not.toMatch(/payload"|"conflict"|ill/);
  });

  test('retention is told as it is kept now, and as it will be', async () => {
    await world.db.upsert(retentionPeriodsTable, [
      { kind: 'trials', validFrom: '2026-01-01', days: 90, reason: 'Law', changedBy: 'alma' },
      { kind: 'trials', validFrom: '2999-01-01', days: 60, monthEndDays: 70 },
    ]);
    const rows = await read('RetentionPeriods', { language: 'de' });
    const of = (kind: string) => rows.find(({ rowKind }) => rowKind === kind);
    expect(rows).toHaveLength(8);
    expect(of('trials')).toMatchObject({
      ...{ name: 'Proben von Strategien und Bäumen', days: 90, monthEndDays: 90 },
      ...{ since: '2026-01-01', why: 'Law', decidedBy: 'alma' },
      ...{ nextFrom: '2999-01-01', nextDays: 60, nextMonthEndDays: 70 },
    });
    expect(of('file-rows')).toMatchObject({ days: 14, since: null, nextFrom: null });
  });

  test('what is open is told with what to do and where', async () => {
    const alert = { source: SOURCE, raisedAt: at(-HOUR_MS) };
    await world.db.insert(alertsTable, [
      { ...alert, ID: randomUUID(), kind: 'night-missing', subject: SEGMENT },
      { ...alert, ID: randomUUID(), kind: 'totals-differ', subject: '1000 EUR' },
      { ...alert, ID: randomUUID(), kind: 'rows-gone', clearedAt: at(0) },
    ]);
    const alerts = await read('OpenAlerts?$orderby=kind');
    expect(alerts.map(({ kind, deskUrl }) => [kind, deskUrl])).toEqual([
      ['night-missing', null],
      ['totals-differ', '/mirror/'],
    ]);
    expect(alerts.map(({ todo }) => todo)).toEqual([
      expect.stringContaining('run the night'),
      expect.stringContaining('compare again'),
    ]);
  });
}
