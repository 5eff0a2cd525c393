import {
  type TemporaryAssignment,
  temporaryFinder,
} from '../../srv/domain/temporary-assignment.ts';

const customer = { source: 'S4', partner: '100', collectionGroup: 'LATE', owner: 'ana' };

function assignment(columns: Partial<TemporaryAssignment>): TemporaryAssignment {
  const nobody = { source: null, partner: null, owner: null, collectionGroup: null };
  return { ...nobody, agent: 'ben', ...columns };
}

const all = assignment({ owner: 'ana', agent: 'ben' });
const late = assignment({ owner: 'ana', collectionGroup: 'LATE', agent: 'carla' });
const one = assignment({ source: 'S4', partner: '100', agent: 'dora' });

describe('a temporary assignment', () => {
  test('for an owner is for all their customers and for nobody else’s', () => {
    const find = temporaryFinder([all]);
    expect(find(customer)).toBe('ben');
    expect(find({ ...customer, owner: 'emil' })).toBeNull();
  });

  test('for a group leaves the owner their other groups', () => {
    const find = temporaryFinder([late]);
    expect(find(customer)).toBe('carla');
    expect(find({ ...customer, collectionGroup: 'EARLY' })).toBeNull();
  });

  test('for the customer comes before one for the group, and that before one for all', () => {
    expect(temporaryFinder([all, late, one])(customer)).toBe('dora');
    expect(temporaryFinder([all, late])(customer)).toBe('carla');
  });

  test('given first applies where two are for the same customers', () => {
    const newer = assignment({ owner: 'ana', agent: 'fay' });
    expect(temporaryFinder([newer, all])(customer)).toBe('fay');
  });
});
