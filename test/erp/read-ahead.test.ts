import type { ErpConnection } from '../../srv/erp/connection.ts';
import type { ErpObject } from '../../srv/erp/mirror/erp-object.ts';
import type { MirrorRun } from '../../srv/erp/mirror/mirror-run.ts';
import { emptyState, type MirrorState } from '../../srv/erp/mirror/mirror-state.ts';
import { ReadAhead } from '../../srv/erp/mirror/read-ahead.ts';
import { services } from '../../srv/erp/services.ts';

const NOW = '2026-03-02T08:00:00.000Z';
const READ = { ...emptyState('S4', ''), fullAt: NOW, deltaAt: NOW };

/** An ERP in which nothing changed and one entity set cannot be read. */
function idleErp(broken = '') {
  const asked: string[] = [];
  const read = async ({ entity }: { entity: string }) => {
    asked.push(entity);
    if (entity === broken) throw new Error(`${entity} is not there`);
    return { value: [] };
  };
  return { asked, erp: { read } as unknown as ErpConnection };
}

const object = (entity: string, changes: ErpObject['changes']): ErpObject => ({
  object: entity,
  service: services.documents,
  entity,
  keys: ['Key'],
  select: ['Key'],
  changes,
  targets: [],
});
const byInstant = (entity: string) => object(entity, { by: 'instant', field: 'ChangedAt' });

function world(objects: readonly ErpObject[], erp: ErpConnection) {
  const states = new Map<string, MirrorState>(objects.map(({ object }) => [object, READ]));
  const run = { erp, states, parallel: 2, everything: false, now: () => NOW, timeZone: 'UTC' };
  return new ReadAhead(run as unknown as MirrorRun, objects);
}

test('the next two objects are asked for with the one whose turn it is', async () => {
  const objects = ['A', 'B', 'C', 'D'].map(byInstant);
  const { asked, erp } = idleErp();
  const ahead = world(objects, erp);
  await ahead.opening(objects[0] as ErpObject, READ);
  expect(new Set(asked)).toEqual(new Set(['A', 'B', 'C']));
  const before = asked.length;
  await ahead.opening(objects[1] as ErpObject, READ);
  expect(new Set(asked.slice(before))).not.toContain('B');
  expect(new Set(asked)).toContain('D');
});

test('an object is not asked for ahead when it waits for others, or is not due', async () => {
  const objects = [
    byInstant('A'),
    object('OfPartners', { by: 'partner', field: 'Partner' }),
    object('Rates', { by: 'reading-all', everyMinutes: 60 }),
  ];
  const { asked, erp } = idleErp();
  await world(objects, erp).opening(objects[0] as ErpObject, READ);
  expect(new Set(asked)).toEqual(new Set(['A']));
});

test('a failure is told in the turn of the object that it befell', async () => {
  const objects = ['A', 'B', 'C'].map(byInstant);
  const { erp } = idleErp('B');
  const ahead = world(objects, erp);
  await expect(ahead.opening(objects[0] as ErpObject, READ)).resolves.toMatchObject({
    highWater: null,
  });
  await expect(ahead.opening(objects[1] as ErpObject, READ)).rejects.toThrow('B is not there');
  await expect(ahead.opening(objects[2] as ErpObject, READ)).resolves.toBeDefined();
});
