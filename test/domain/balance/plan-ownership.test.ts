import { planOwnership } from '../../../srv/domain/balance/plan-ownership.ts';
import { SaldoError } from '../../../srv/domain/errors.ts';
import { loadLpSolver } from '../../../srv/platform/linear-program.ts';
import { nextNight, ownersByName, type Portfolio, problemOf } from './portfolio.ts';

const solve = await loadLpSolver();

function plan(portfolio: Portfolio) {
  const ownership = planOwnership(problemOf(portfolio), solve);
  return { ...ownership, owners: ownersByName(portfolio, ownership) };
}

const anaAndBen = { agents: { ana: 1, ben: 1 }, classes: { early: ['ana', 'ben'] } };

describe('a first night', () => {
  test('two agents get equal numbers of customers and equal amounts', () => {
    const { owners, certificates } = plan({
      ...anaAndBen,
      customers: [
        { id: '1', class: 'early', amount: 900_00 },
        { id: '2', class: 'early', amount: 500_00 },
        { id: '3', class: 'early', amount: 400_00 },
        { id: '4', class: 'early', amount: 300_00 },
        { id: '5', class: 'early', amount: 200_00 },
        { id: '6', class: 'early', amount: 100_00 },
      ],
    });
    expect(owners).toEqual({ 1: 'ana', 2: 'ben', 3: 'ben', 4: 'ben', 5: 'ana', 6: 'ana' });
    expect(certificates[0]?.dimensions).toMatchObject([
      { dimension: 'count', total: 6, ideal: 3, maximum: 3, lowerBound: 3, gap: 0 },
      { dimension: 'amount', total: 2400_00, ideal: 1200_00, maximum: 1200_00 },
      { dimension: 'effort', total: 60, ideal: 30, maximum: 30, gap: 0 },
    ]);
  });

  test('a half-time agent gets half of what a full-time agent gets', () => {
    const customers = Array.from({ length: 30 }, (_, i) => {
      return { id: `C${i}`, class: 'early', amount: 100_00 };
    });
    const { owners } = plan({ ...anaAndBen, agents: { ana: 1, ben: 0.5 }, customers });
    const own = (agent: string) => Object.values(owners).filter((owner) => owner === agent).length;
    expect([own('ana'), own('ben')]).toEqual([20, 10]);
  });

  test('one customer larger than a fair share is the bound, and no gap is reported', () => {
    const { certificates } = plan({
      ...anaAndBen,
      customers: [
        { id: '1', class: 'early', amount: 900_00 },
        { id: '2', class: 'early', amount: 100_00 },
      ],
    });
    expect(certificates[0]?.dimensions[1]).toMatchObject({
      ideal: 500_00,
      maximum: 900_00,
      lowerBound: 900_00,
      gap: 0,
    });
  });

  test('who speaks German gets the Germans, and the others make up for it', () => {
    const { owners } = plan({
      agents: { ana: 1, ben: 1 },
      classes: { spanish: ['ana', 'ben'], german: ['ben'] },
      customers: [
        { id: '1', class: 'german', amount: 100_00 },
        { id: '2', class: 'german', amount: 100_00 },
        { id: '3', class: 'spanish', amount: 100_00 },
        { id: '4', class: 'spanish', amount: 100_00 },
      ],
    });
    expect(owners).toEqual({ 1: 'ben', 2: 'ben', 3: 'ana', 4: 'ana' });
  });

  test('groups that share no agent are balanced and certified apart', () => {
    const { certificates } = plan({
      agents: { ana: 1, ben: 1, carla: 1 },
      classes: { early: ['ana', 'ben'], late: ['carla'] },
      customers: [
        { id: '1', class: 'early' },
        { id: '2', class: 'early' },
        { id: '3', class: 'late' },
      ],
    });
    expect(certificates.map(({ agents, customers }) => ({ agents, customers }))).toEqual([
      { agents: [0, 1], customers: 2 },
      { agents: [2], customers: 1 },
    ]);
  });

  test('a customer whom nobody may serve is unassignable, and the class says why', () => {
    const { owners, unassignable } = plan({
      agents: { ana: 1, ben: -1 },
      classes: { danish: [], early: ['ana'], german: ['ben'] },
      customers: [
        { id: '1', class: 'danish' },
        { id: '2', class: 'german' },
        { id: '3', class: 'early' },
      ],
    });
    expect(owners).toEqual({ 1: null, 2: null, 3: 'ana' });
    expect(unassignable).toEqual([
      { classId: 'danish', customers: 1, reason: 'no-eligible-agent' },
      { classId: 'german', customers: 1, reason: 'all-agents-left' },
    ]);
  });

  test('no customers at all need no agents', () => {
    expect(plan({ ...anaAndBen, customers: [] })).toMatchObject({ certificates: [], moves: [] });
  });
});

describe('connected debtors and fixed agents', () => {
  test('a guarantor goes to the agent who may serve the borrower too', () => {
    const { owners, conflicts } = plan({
      agents: { ana: 1, ben: 1, carla: 1 },
      classes: { early: ['ana', 'ben'], late: ['ben', 'carla'] },
      customers: [
        { id: 'borrower', class: 'early', connected: 0 },
        { id: 'guarantor', class: 'late', connected: 0 },
      ],
    });
    expect(owners).toEqual({ borrower: 'ben', guarantor: 'ben' });
    expect(conflicts).toEqual([]);
  });

  test('connected debtors whom no one agent may serve are split, and it is told', () => {
    const { owners, conflicts } = plan({
      agents: { ana: 1, ben: 1 },
      classes: { early: ['ana'], late: ['ben'] },
      customers: [
        { id: 'borrower', class: 'early', connected: 0 },
        { id: 'guarantor', class: 'late', connected: 0 },
      ],
    });
    expect(owners).toEqual({ borrower: 'ana', guarantor: 'ben' });
    expect(conflicts).toEqual([{ customer: 1, reason: 'connected-split' }]);
  });

  test('a customer fixed to an agent brings the connected ones along', () => {
    const { owners, moves } = plan({
      ...anaAndBen,
      customers: [
        { id: '1', class: 'early', connected: 0, fixed: 'ben', previous: 'ana' },
        { id: '2', class: 'early', connected: 0, previous: 'ana' },
      ],
    });
    expect(owners).toEqual({ 1: 'ben', 2: 'ben' });
    expect(moves.map(({ reason }) => reason)).toEqual(['fixed', 'connected']);
  });

  test('a fixed agent who may not serve the customer is passed over, and it is told', () => {
    const { owners, conflicts } = plan({
      agents: { ana: 1, ben: 1 },
      classes: { early: ['ana'] },
      customers: [{ id: '1', class: 'early', fixed: 'ben' }],
    });
    expect(owners).toEqual({ 1: 'ana' });
    expect(conflicts).toEqual([{ customer: 0, reason: 'fixed-not-eligible' }]);
  });
});

describe('the next night', () => {
  const customers = Array.from({ length: 40 }, (_, i) => {
    return { id: `C${String(i).padStart(2, '0')}`, class: 'early', amount: 100_00 + i };
  });
  const classes = { early: ['ana', 'ben', 'carla', 'dora'] };
  const first: Portfolio = { agents: { ana: 1, ben: 1, carla: 1 }, classes, customers };

  test('new customers go where there is room, and nobody is moved', () => {
    const owned = nextNight(first, plan(first));
    const fresh = [
      { id: 'N1', class: 'early', amount: 100_00 },
      { id: 'N2', class: 'early', amount: 100_00 },
    ];
    const { moves, certificates } = plan({ ...owned, customers: [...owned.customers, ...fresh] });
    expect(moves).toEqual([]);
    expect(certificates[0]?.dimensions[0]).toMatchObject({ maximum: 14, lowerBound: 14 });
  });

  test('only the customers of an agent who leaves change hands', () => {
    const before = plan(first);
    const left = nextNight(first, before);
    const { moves } = plan({ ...left, agents: { ...first.agents, carla: -1 } });
    const carlas = Object.values(before.owners).filter((owner) => owner === 'carla').length;
    expect(moves).toHaveLength(carlas);
    expect(new Set(moves.map(({ reason }) => reason))).toEqual(new Set(['left']));
  });

  test('a new colleague gets a fair share up to the imbalance allowed', () => {
    const owned = nextNight(first, plan(first));
    const { owners, moves } = plan({ ...owned, agents: { ...first.agents, dora: 1 } });
    const doras = Object.values(owners).filter((owner) => owner === 'dora').length;
    expect(doras).toBe(10);
    expect(moves.every(({ reason, to }) => reason === 'balance' && to === 3)).toBe(true);
  });

  test('when no imbalance forces it, a new colleague takes from nobody', () => {
    const owned = nextNight(first, plan(first));
    const agents = { ...first.agents, dora: 1 };
    expect(plan({ ...owned, agents, maxImbalance: 0.5 }).moves).toEqual([]);
  });

  test('balance reaches over a chain of agents who share no class', () => {
    const { owners, moves } = plan({
      agents: { ana: 1, ben: 1, carla: 1 },
      classes: { early: ['ana', 'ben'], late: ['ben', 'carla'] },
      customers: Array.from({ length: 30 }, (_, i) => ({
        id: `C${i}`,
        class: i % 3 === 2 ? 'late' : 'early',
        amount: 100_00,
        previous: i % 3 === 2 ? 'ben' : 'ana',
      })),
    });
    const own = (agent: string) => Object.values(owners).filter((owner) => owner === agent).length;
    expect([own('ana'), own('ben'), own('carla')]).toEqual([10, 10, 10]);
    expect(moves).toHaveLength(20);
  });

  test('a few large customers leave an agent whose amounts have grown', () => {
    const small = Array.from({ length: 20 }, (_, i) => {
      return { id: `S${i}`, class: 'early', amount: 50_00, previous: i % 2 === 0 ? 'ana' : 'ben' };
    });
    const large = Array.from({ length: 4 }, (_, i) => {
      return { id: `L${i}`, class: 'early', amount: 1_000_00, previous: 'ana' };
    });
    const { moves, certificates } = plan({
      ...anaAndBen,
      maxImbalance: 0.25,
      customers: [...small, ...large],
    });
    expect(moves.map(({ reason, to }) => [reason, to])).toEqual([
      ['balance', 1],
      ['balance', 1],
    ]);
    expect(certificates[0]?.dimensions[1]?.gap).toBe(0);
  });
});

describe('contradictory input', () => {
  test('a share below zero names the agent', () => {
    const problem = problemOf({ ...anaAndBen, customers: [] });
    const agents = [{ id: 'ana', share: -1, ownershipOpen: true }];
    expect(() => planOwnership({ ...problem, classes: [], agents }, solve)).toThrow(
      expect.objectContaining({
        code: 'BALANCE_INPUT',
        details: { object: 'ana', field: 'share' },
      }),
    );
  });

  test('an amount in fractions of a minor unit is refused', () => {
    const customers = [{ id: '1', class: 'early', amount: 0.5 }];
    expect(() => plan({ ...anaAndBen, customers })).toThrow(SaldoError);
  });
});
