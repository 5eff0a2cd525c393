import { randomUUID } from 'node:crypto';
import { changeSettings } from './change-settings.ts';
import {
  type Kind,
  LATE,
  type StrategiesWorld,
  strategiesWorld,
  TUESDAY,
} from './strategies-world.ts';

const GROUP = 'DE-RETAIL-LATE';

describe.each<Kind>(['sqlite', 'postgres'])('which strategy customers get, on %s', (kind) => {
  let world: StrategiesWorld;

  beforeAll(async () => {
    world = await strategiesWorld(kind);
  });
  afterAll(() => world.close());

  const which = async (rest: string) => {
    const path = `whichStrategy(segment='DE-RETAIL',${rest})`;
    const { status, body } = await world.call(path, { user: 'carl' });
    expect(status).toBe(200);
    return body as unknown as {
      strategy: string | null;
      code: string | null;
      text: string | null;
      assignments: { strategy: string; applies: boolean; arm: string | null }[];
    };
  };
  /** Changes the assignments of the segment; answers as the one who puts the change into force. */
  const assign = (...assignments: object[]) =>
    changeSettings(world, { segment: 'DE-RETAIL', assignments: assignments.map(assignment) });
  const assignment = (columns: object) => {
    return { assignment: randomUUID(), validFrom: TUESDAY, ...columns };
  };

  test('is the one assigned to their stage', async () => {
    const { strategy, code, assignments } = await which("stage='late'");
    expect([strategy, code]).toEqual([LATE, null]);
    expect(assignments).toMatchObject([{ strategy: LATE, applies: true }]);
  });

  test('is the most specific: arm before group before stage, the others shown', async () => {
    const arm = { arm: 'B', strategy: 'EARLY-EUR' };
    expect((await assign(arm, { collectionGroup: GROUP, strategy: 'PREVENTIVE-EUR' })).status).toBe(
      200,
    );
    const { strategy, assignments } = await which(
      `stage='late',collectionGroup='${GROUP}',arm='B',day=${TUESDAY}`,
    );
    expect(strategy).toBe('EARLY-EUR');
    expect(assignments.map((row) => [row.strategy, row.applies])).toEqual([
      ['EARLY-EUR', true],
      ['PREVENTIVE-EUR', false],
      [LATE, false],
    ]);
    const withoutArm = await which(`stage='late',collectionGroup='${GROUP}',day=${TUESDAY}`);
    expect(withoutArm.strategy).toBe('PREVENTIVE-EUR');
  });

  test('is told to be none, and why, where nothing is assigned', async () => {
    const { strategy, code, text } = await which("stage='unknown',day=2026-11-23");
    expect([strategy, code]).toEqual([null, 'STRATEGY_NONE']);
    expect(text).toContain('Assign one');
  });

  test('can never be two: an assignment that would tie is refused', async () => {
    const tie = await assign({ arm: 'B', strategy: LATE });
    expect([tie.status, tie.body.error?.code]).toEqual([409, 'ASSIGNMENT_AMBIGUOUS']);
    const later = { arm: 'C', strategy: LATE, validFrom: '2027-01-01' };
    const before = { arm: 'C', strategy: LATE, validTo: '2026-12-31' };
    expect((await assign(later, before)).status).toBe(200);
  });

  test('is written with facts that are listed in the language of the user', async () => {
    const { body } = await world.call('Facts?$top=2', { language: 'es' });
    expect(body.value?.length).toBe(2);
    const one = await world.call("Facts('oldestDaysOverdue')", { language: 'es' });
    expect(one.body).toMatchObject({ fact: 'oldestDaysOverdue', kind: 'days' });
    expect(one.body.operators).toContain('between');
    expect((await world.call("Facts('nope')")).status).toBe(404);
  });
});
