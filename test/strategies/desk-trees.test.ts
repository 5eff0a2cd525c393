import type { Answer } from '../support/saldo-server.ts';
import { type StrategiesWorld, strategiesWorld, TUESDAY } from './strategies-world.ts';

interface Outline {
  readonly known: string;
  readonly branches: {
    readonly sequence: number;
    readonly depth: number;
    readonly number: string;
    readonly title: string;
    readonly sentence: string;
    readonly problem: string | null;
  }[];
}

const LATE = { fact: 'oldestDaysOverdue', operator: 'above', negated: false, values: ['60'] };
const titled = (text: string) => ({ titles: [{ language: 'en', text }] });

describe('a decision tree and a test on the strategy desk', () => {
  let world: StrategiesWorld;

  beforeAll(async () => {
    world = await strategiesWorld();
  });
  afterAll(() => world.close());

  const emptyTree = async (): Promise<string> => {
    const body = { segment: 'DE-RETAIL', currency: 'EUR' };
    return `TreatmentTrees(${(await world.call('TreatmentTrees', { body })).body.ID})`;
  };
  const outline = async (tree: string, language = 'en'): Promise<Outline> => {
    const { body } = await world.call(`${tree}/StrategiesService.outline()`, { language });
    return body as unknown as Outline;
  };
  const act = async (tree: string, action: string, input: object): Promise<Answer> => {
    const { known } = await outline(tree);
    return world.actOn(tree, action, { known, ...input });
  };
  const told = async (tree: string) =>
    (await outline(tree)).branches.map(({ number, title }) => `${number} ${title}`);
  const refused = ({ status, body }: Answer) => [status, body.error?.code];

  test('a tree is written branch by branch, the rest staying last, and read as sentences', async () => {
    const tree = await emptyTree();
    const branches: [object, object][] = [
      [titled('Everybody else'), { treatment: 'wait', conditions: [] }],
      [titled('Late'), { treatment: 'letter', conditions: [LATE] }],
    ];
    for (const [titles, rest] of branches) {
      expect((await act(tree, 'saveBranch', { ...titles, ...rest })).status).toBe(200);
    }
    expect(await told(tree)).toEqual(['1 Late', '2 Everybody else']);
    const inner = { ...titled('Within'), parent: 1, treatment: 'call', conditions: [] };
    await act(tree, 'saveBranch', inner);
    expect(await told(tree)).toEqual(['1 Late', '1.1 Within', '2 Everybody else']);
    const [first, , last] = (await outline(tree)).branches;
    expect(first?.sentence).toBe('If oldest days overdue is above 60 days, then ask further.');
    expect(last?.sentence).toBe('In every case: Wait.');
    const [spanish] = (await outline(tree, 'es')).branches;
    expect(spanish?.sentence).toMatch(/^Si .* entonces seguir preguntando\.$/);
    expect((await world.actOn(tree, 'propose', { validFrom: TUESDAY })).status).toBe(200);
    expect(refused(await act(tree, 'removeBranch', { sequence: 1 }))).toEqual([
      409,
      'TREE_NOT_DRAFT',
    ]);
  });

  test('branches are moved with what hangs below them, and removed with it', async () => {
    const tree = await emptyTree();
    await act(tree, 'saveBranch', { ...titled('A'), treatment: null, conditions: [LATE] });
    await act(tree, 'saveBranch', { ...titled('B'), treatment: 'wait', conditions: [LATE] });
    await act(tree, 'saveBranch', {
      ...titled('A1'),
      parent: 1,
      treatment: 'call',
      conditions: [],
    });
    await act(tree, 'moveBranch', { sequence: 1, up: false });
    expect(await told(tree)).toEqual(['1 B', '2 A', '2.1 A1']);
    await act(tree, 'moveBranch', { sequence: 1, up: true });
    expect(await told(tree)).toEqual(['1 B', '2 A', '2.1 A1']);
    const both = { ...titled('A'), sequence: 2, treatment: 'call', conditions: [LATE] };
    expect(refused(await act(tree, 'saveBranch', both))).toEqual([400, 'BRANCH_BOTH']);
    await act(tree, 'removeBranch', { sequence: 2 });
    expect(await told(tree)).toEqual(['1 B']);
  });

  test('a tree that somebody else changed meanwhile is not overwritten', async () => {
    const tree = await emptyTree();
    const { known } = await outline(tree);
    const branch = { ...titled('A'), treatment: 'call', conditions: [] };
    await act(tree, 'saveBranch', branch);
    expect(refused(await world.actOn(tree, 'saveBranch', { known, ...branch }))).toEqual([
      409,
      'TREE_CHANGED',
    ]);
  });

  test('a tree with a branch below none is not rewritten, so that the branch is not lost', async () => {
    const tree = await emptyTree();
    await act(tree, 'saveBranch', { ...titled('All'), treatment: 'wait', conditions: [] });
    const id = /[0-9a-f-]{36}/.exec(tree)?.[0];
    const orphan = { tree: id, sequence: 7, parent: 9, branchId: 'orphan', treatment: 'call' };
    expect((await world.call('TreatmentBranches', { body: orphan })).status).toBe(201);
    const branch = { ...titled('Late'), treatment: 'letter', conditions: [LATE] };
    const refusal = await act(tree, 'saveBranch', branch);
    expect(refused(refusal)).toEqual([409, 'BRANCH_LOST']);
    expect(refusal.body.error?.message).toContain('orphan');
    const place = `TreatmentBranches(tree=${id},sequence=7)`;
    await world.call(place, { method: 'PATCH', body: { parent: null } });
    expect((await act(tree, 'saveBranch', branch)).status).toBe(200);
    expect((await told(tree)).toSorted()).toEqual(['1 Late', '2 All', '3 orphan']);
  });

  test('branches show what is wrong with them, and are edited as they were written', async () => {
    const tree = await emptyTree();
    await act(tree, 'saveBranch', { ...titled('All'), treatment: 'wait', conditions: [] });
    await act(tree, 'saveBranch', { ...titled('None'), treatment: 'call', conditions: [] });
    const [, last] = (await outline(tree)).branches;
    expect(last?.problem).toMatch(/cannot be reached/);
    const path = `${tree}/StrategiesService.branchToEdit(sequence=2)`;
    expect((await world.call(path)).body).toMatchObject({
      name: 'none',
      treatment: 'call',
      currency: 'EUR',
      ...titled('None'),
    });
    const asRemo = await world.call(path, { user: 'remo' });
    expect(refused(asRemo)).toEqual([404, 'ROW_NOT_FOUND']);
  });

  test('a test is drafted with both arms in one step, and refused while it is too small', async () => {
    const design = {
      name: 'Earlier calls',
      segment: 'DE-RETAIL',
      challenger: 'EARLY-EUR',
      startsOn: TUESDAY,
      enrolUntil: '2026-12-01',
      endsOn: '2026-12-24',
      metric: 'cured',
      horizonDays: 10,
      expectedShare: 0.3,
      wishedEffect: 0.05,
    };
    const { body, status } = await world.call('draftTest', { body: design });
    expect([status, body.error]).toEqual([200, undefined]);
    const test = `Experiments(${body.ID})`;
    const read = await world.call(`${test}?$expand=arms,statusText,metricText`);
    expect(read.body).toMatchObject({
      status: 'draft',
      mayEdit: true,
      looks: 3,
      statusText: { name: 'Draft' },
      metricText: { name: 'Cured' },
      arms: [
        { arm: 'challenger', strategy: 'EARLY-EUR', sharePercent: '50.00' },
        { arm: 'champion', isChampion: true, sharePercent: '50.00' },
      ],
    });
    expect(refused(await world.actOn(test, 'propose'))).toEqual([409, 'EXPERIMENT_UNDERPOWERED']);
    const redesigned = await world.actOn(test, 'redesign', { wishedEffect: 0.1, horizonDays: 7 });
    expect(redesigned.body).toMatchObject({ horizonDays: 7, name: 'Earlier calls' });
    const nobody = await world.call('draftTest', { body: { ...design, challenger: null } });
    expect(refused(nobody)).toEqual([400, 'ASSERT_MANDATORY']);
    const foreign = await world.call('draftTest', { body: design, user: 'remo' });
    expect(refused(foreign)).toEqual([403, 'SEGMENT_FOREIGN']);
  });

  test('proposed stages are read as sentences', async () => {
    const stage = { validFrom: TUESDAY, sequence: 1, stage: 'late' };
    const question = { fact: 'oldestDaysOverdue', operator: 'above', negated: false };
    const { body } = await world.call('SettingChanges', {
      body: {
        title: 'Late later',
        segment: 'DE-RETAIL',
        stageRules: [{ ...stage, conditions: [{ sequence: 1, ...question, operands: '[90]' }] }],
      },
    });
    const path = `StageRuleChanges?$filter=change eq ${body.ID}&$select=sentence`;
    const read = await world.call(path, { language: 'es' });
    expect(read.body.value).toMatchObject([
      { sentence: expect.stringMatching(/^Si .* es mayor que 90 días, entonces .*\.$/) },
    ]);
  });
});
