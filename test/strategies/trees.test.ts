import { randomUUID } from 'node:crypto';
import type { Answer } from '../support/saldo-server.ts';
import {
  type Kind,
  night,
  positionOf,
  type StrategiesWorld,
  strategiesWorld,
  TUESDAY,
} from './strategies-world.ts';

const SEGMENT = 'DE-RETAIL';

const above = (fact: string, value: number) => {
  const operands = `[${value}]`;
  return [{ sequence: 1, fact, operator: 'above', negated: false, operands }];
};

/** Whoever is later than sixty days gets a letter, everybody else a call. */
const BRANCHES = [
  {
    sequence: 1,
    branchId: 'old',
    treatment: 'letter',
    texts: [{ language: 'en', text: 'Old debt' }],
    conditions: above('oldestDaysOverdue', 60),
  },
  { sequence: 2, branchId: 'rest', treatment: 'call' },
];

describe.each<Kind>(['sqlite', 'postgres'])('the life of a decision tree, on %s', (kind) => {
  let world: StrategiesWorld;
  let active: string;

  beforeAll(async () => {
    world = await strategiesWorld(kind);
    const { body } = await world.call(
      `TreatmentTrees?$filter=segment eq '${SEGMENT}' and status eq 'active'`,
    );
    active = `TreatmentTrees(${body.value?.[0]?.ID})`;
  });
  afterAll(() => world.close());

  const draft = async (columns: object = {}): Promise<string> => {
    const body = { segment: SEGMENT, currency: 'EUR', branches: BRANCHES, ...columns };
    const answer = await world.call('TreatmentTrees', { body });
    expect([answer.status, answer.body.error]).toEqual([201, undefined]);
    return `TreatmentTrees(${answer.body.ID})`;
  };
  const problemsOf = async (row: string) => {
    const { body } = await world.call(`${row}/StrategiesService.check()`);
    return body.value ?? [];
  };
  const branchesOf = async (row: string) => {
    const { body } = await world.call(`${row}?$expand=branches($expand=conditions,texts)`);
    return body.branches as { branchId: string; conditions: unknown[]; texts: unknown[] }[];
  };
  const refused = ({ status, body }: Answer) => [status, body.error?.code];

  test('a copy is a draft with the next number and the same branches', async () => {
    const { body } = await world.actOn(active, 'copyAsDraft', { comment: 'letters' });
    expect(body).toMatchObject({ status: 'draft', version: 2, createdBy: 'sara', validFrom: null });
    const strip = (branches: object) => JSON.stringify(branches).replaceAll(/[0-9a-f-]{36}/g, '');
    const copied = await branchesOf(`TreatmentTrees(${body.ID})`);
    const original = await branchesOf(active);
    expect(original.flatMap(({ conditions }) => conditions).length).toBeGreaterThan(0);
    expect(strip(copied)).toBe(strip(original));
  });

  test('a draft is tried on the whole segment: what it would change, as the night then does', async () => {
    const row = await draft();
    const { status, body } = await world.actOn(row, 'tryTree', {}, { user: 'carl' });
    expect([status, body.error]).toEqual([200, undefined]);
    expect(body).toMatchObject({ segment: SEGMENT, currency: 'EUR', customers: 7, rejected: 1 });
    const moves = body.moves as { fromTreatment: string; toTreatment: string; positions: number }[];
    const to = (treatment: string) =>
      moves.filter((move) => move.toTreatment === treatment).map(({ positions }) => positions);
    const sum = (numbers: number[]) => numbers.reduce((total, one) => total + one, 0);
    expect([sum(to('letter')), sum(to('call'))]).toEqual([4, 1]);
    const before = await world.db.query<{ treatment: string; positions: number }>(
      `SELECT p.treatment, CAST(COUNT(*) AS BIGINT) AS positions FROM saldo_worklists_Positions p
      JOIN saldo_worklists_PublishedRuns r ON r.run = p.run WHERE p.segment = ?
      GROUP BY p.treatment ORDER BY p.treatment`,
      [SEGMENT],
    );
    for (const { treatment, positions } of before) {
      const from = moves.filter(({ fromTreatment }) => fromTreatment === treatment);
      expect(sum(from.map((move) => move.positions))).toBe(positions);
    }
    const faulty = await draft({ branches: [] });
    expect(refused(await world.actOn(faulty, 'tryTree'))).toEqual([409, 'TREE_INVALID']);
    const nobody = `TreatmentTrees(${randomUUID()})`;
    expect(refused(await world.actOn(nobody, 'tryTree'))).toEqual([404, 'TREE_UNKNOWN']);
  });

  test('a draft is proposed by one and activated by another; the next night decides by it', async () => {
    const row = await draft();
    expect(await problemsOf(row)).toEqual([]);
    const early = await world.actOn(row, 'propose', { validFrom: '2026-11-23' });
    expect(refused(early)).toEqual([409, 'VALID_FROM_TOO_EARLY']);
    await world.actOn(row, 'propose', { validFrom: TUESDAY });
    expect(refused(await world.actOn(row, 'activate'))).toEqual([403, 'FOUR_EYES']);
    const other = await world.actOn(row, 'activate', {}, { user: 'tomas' });
    expect(other.body).toMatchObject({ status: 'active', activatedBy: 'tomas' });
    await night(world.db, TUESDAY);
    const treatments = await world.db.query<{ partner: string; treatment: string }>(
      `SELECT p.partner, p.treatment FROM saldo_worklists_Positions p
      JOIN saldo_worklists_PublishedRuns r ON r.run = p.run
      WHERE p.treatmentTree = ? AND p.partner IN ('101', '103') ORDER BY p.partner`,
      [String(other.body.ID)],
    );
    expect(treatments).toEqual([
      { partner: '101', treatment: 'letter' },
      { partner: '103', treatment: 'call' },
    ]);
    expect(await positionOf(world.db, '101')).toBeDefined();
    const events = await world.db.query(
      `SELECT decision, actor FROM saldo_audit_Events WHERE objectType = 'treatment-tree'
      AND objectKey = ? ORDER BY decision`,
      [String(other.body.ID)],
    );
    expect(events).toEqual([
      { decision: 'tree-activated', actor: 'tomas' },
      { decision: 'tree-proposed', actor: 'sara' },
    ]);
  });

  test.each([
    ['TREE_EMPTY', { branches: [] }],
    ['DEFAULT_MISSING', { branches: [BRANCHES[0]] }],
    ['BRANCH_UNREACHABLE', { branches: [BRANCHES[1], { ...BRANCHES[0], sequence: 3 }] }],
    ['BRANCH_OPEN', { branches: [{ ...BRANCHES[1], treatment: null }] }],
    ['BRANCH_TWICE', { branches: [BRANCHES[1], { ...BRANCHES[1], sequence: 1 }] }],
    ['BRANCH_LOST', { branches: [...BRANCHES, { ...BRANCHES[0], sequence: 3, parent: 9 }] }],
    ['TREATMENT_UNKNOWN', { branches: [{ ...BRANCHES[1], treatment: 'nothing' }] }],
    ['TREE_CURRENCY', { currency: 'COP' }],
  ])('a draft with %s is told so and cannot be proposed', async (code, columns) => {
    const row = await draft(columns);
    const problems = await problemsOf(row);
    expect(problems.map((problem) => problem.code)).toContain(code);
    expect(problems.every(({ severity, text }) => severity === 'error' && text)).toBe(true);
    const proposed = await world.actOn(row, 'propose', { validFrom: '2026-12-01' });
    expect(refused(proposed)).toEqual([409, 'TREE_INVALID']);
    expect((await world.call(row)).body).toMatchObject({ status: 'draft' });
  });

  test.each([
    ['FACT_UNKNOWN', { fact: 'shoeSize' }],
    ['OPERATOR_UNFIT', { operator: 'prefix' }],
    ['OPERANDS_INVALID', { operands: '[' }],
  ])('a condition with %s is refused when saved', async (code, columns) => {
    const conditions = [{ ...above('oldestDaysOverdue', 60)[0], ...columns }];
    const branches = [{ ...BRANCHES[0], conditions }, BRANCHES[1]];
    const body = { segment: SEGMENT, currency: 'EUR', branches };
    expect(refused(await world.call('TreatmentTrees', { body }))).toEqual([400, code]);
    const row = await draft();
    const id = /\((.*)\)/.exec(row)?.[1];
    const path = `TreatmentConditions(tree=${id},branch=1,sequence=1)`;
    const patched = await world.call(path, { method: 'PATCH', body: columns });
    expect(refused(patched)).toEqual([400, code]);
  });

  test('a tree in use is never changed', async () => {
    const id = /\((.*)\)/.exec(active)?.[1] ?? '';
    const before = JSON.stringify(await branchesOf(active));
    const branch = { tree: id, sequence: 99, branchId: 'new', treatment: 'call' };
    const attempts: [string, string, object?][] = [
      ['PATCH', active, { currency: 'USD' }],
      ['PATCH', active, { branches: [] }],
      ['DELETE', active],
      ['POST', 'TreatmentBranches', branch],
      ['POST', `${active}/branches`, { ...branch, tree: undefined }],
      ['PATCH', `TreatmentBranches(tree=${id},sequence=1)`, { treatment: 'call' }],
      ['PUT', `TreatmentBranches(tree=${id},sequence=98)`, { branchId: 'x', treatment: 'call' }],
      ['DELETE', `TreatmentBranches(tree=${id},sequence=1)`],
      ['PATCH', `TreatmentBranchTexts(tree=${id},sequence=1,language='en')`, { text: 'x' }],
      ['DELETE', `TreatmentConditions(tree=${id},branch=1,sequence=1)`],
    ];
    for (const [method, path, body] of attempts) {
      const answer = await world.call(path, { method, body });
      expect([method, path, ...refused(answer)]).toEqual([method, path, 409, 'TREE_NOT_DRAFT']);
    }
    expect(JSON.stringify(await branchesOf(active))).toBe(before);
    const row = await draft();
    await world.call(row, { method: 'PATCH', body: { branches: [{ ...branch }] } });
    expect(JSON.stringify(await branchesOf(active))).toBe(before);
  });

  test('is retired by its id, once; a draft cannot be', async () => {
    const row = await draft();
    expect(refused(await world.actOn(row, 'retire'))).toEqual([409, 'TREE_STATUS']);
    await world.actOn(row, 'propose', { validFrom: '2026-12-24' });
    await world.actOn(row, 'activate', {}, { user: 'tomas' });
    const retired = await world.actOn(row, 'retire', { reason: 'not needed' });
    expect(retired.body).toMatchObject({ status: 'retired', retiredBy: 'sara' });
    expect(refused(await world.actOn(row, 'retire'))).toEqual([409, 'TREE_STATUS']);
    const nobody = `TreatmentTrees(${randomUUID()})`;
    expect((await world.actOn(nobody, 'retire')).status).toBe(404);
  });

  test('is read by supervisors, who do not write it', async () => {
    expect((await world.call(active, { user: 'sue' })).status).toBe(200);
    expect((await world.actOn(active, 'copyAsDraft', {}, { user: 'sue' })).status).toBe(403);
  });
});
