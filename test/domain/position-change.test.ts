import { factRow } from '../../srv/domain/fact-catalogue.ts';
import type { Language } from '../../srv/domain/language.ts';
import {
  type PositionHappening,
  positionChange,
  type Valued,
} from '../../srv/domain/position-change.ts';
import { aVersion, condition, rule } from './builders.ts';

const version = aVersion({
  rules: [
    rule('old', 20, condition('oldestDaysOverdue', 'above', 30)),
    rule('many', 10, condition('overdueItemCount', 'above', 1)),
    rule('broken', 30, condition('brokenPromises', 'above', 0)),
  ],
});

function valued(facts: Parameters<typeof factRow>[0], ...heldRules: number[]): Valued {
  return { version, facts: factRow(facts), heldRules, currencyExponent: 2 };
}

const twoItems = valued(
  { overdueTotal: 150_050, overdueItemCount: 2, oldestDaysOverdue: 42, brokenPromises: 0 },
  0,
  1,
);
const oneItem = valued({
  overdueTotal: 30_000,
  overdueItemCount: 1,
  oldestDaysOverdue: 12,
  brokenPromises: 0,
});

function told(happening: Partial<PositionHappening>, language: Language = 'en') {
  const open = { fromStatus: 'open', toStatus: 'open', before: null, after: null };
  const change = positionChange({ cause: 'payment', ...open, ...happening }, language);
  return { ...change, words: change.words.replaceAll('\u00a0', ' ') };
}

describe('what changed on a position', () => {
  test.each<[Language, string]>([
    [
      'en',
      'Payment: Overdue total: 1,500.50 EUR → 300.00 EUR · Overdue items: 2 → 1 · ' +
        'Oldest days overdue: 42 days → 12 days · no longer: Overdue for 42 days (+20); Overdue items: 2 (+10)',
    ],
    [
      'es',
      'Pago: Total vencido: 1.500,50 EUR → 300,00 EUR · Partidas vencidas: 2 → 1 · ' +
        'Días de mora: 42 días → 12 días · ya no: En mora desde hace 42 días (+20); Partidas vencidas: 2 (+10)',
    ],
  ])('is told after a payment, in %s', (language, words) => {
    expect(told({ before: twoItems, after: oneItem }, language).words).toBe(words);
  });

  test('is told in German and Portuguese too', () => {
    const payment = { before: twoItems, after: oneItem };
    expect(told(payment, 'de').words).toMatch(
      /^Zahlung: .*1\.500,50 EUR → 300,00 EUR.*nicht mehr: /,
    );
    expect(told(payment, 'pt').words).toMatch(
      /^Pagamento: .*1\.500,50 EUR → 300,00 EUR.*não mais: /,
    );
  });

  test('is data too: the facts that changed, the rules that started and stopped to hold', () => {
    const broken = valued({ overdueTotal: 150_050, overdueItemCount: 2, brokenPromises: 1 }, 1, 2);
    const { facts, started, stopped } = told({ cause: 'promise', before: twoItems, after: broken });
    expect(facts.map(({ fact, from, to }) => [fact, from, to])).toEqual([
      ['oldestDaysOverdue', 42, null],
      ['brokenPromises', 0, 1],
    ]);
    expect(started.map(({ rule: id, points }) => [id, points])).toEqual([['broken', 30]]);
    expect(stopped.map(({ rule: id }) => id)).toEqual(['old']);
  });

  test('of a position that came in is why it is there', () => {
    const entered = { cause: 'item', fromStatus: null, after: twoItems };
    expect(told(entered).words).toBe(
      'Open item: came onto the list · Overdue total: 1,500.50 EUR · ' +
        'now: Overdue for 42 days (+20); Overdue items: 2 (+10)',
    );
  });

  test('of a position that closed is what was open before', () => {
    expect(told({ toStatus: 'closed', before: twoItems }).words).toBe(
      'Payment: closed · before Overdue total: 1,500.50 EUR',
    );
  });

  test('of a closed position that is open again is said first', () => {
    const again = { cause: 'item', fromStatus: 'closed', after: oneItem };
    expect(told(again).words).toBe('Open item: opened again · Overdue total: 300.00 EUR');
  });

  test('without kept facts is what happened to it', () => {
    expect(told({ cause: 'agent', toStatus: 'completed' }).words).toBe('Agent: completed');
    expect(told({ cause: 'from-elsewhere' }).words).toBe('Change');
  });

  test('compares rules by what they are called, over versions', () => {
    const [old, many] = version.rules;
    const newer = aVersion({ rules: [many, old].filter((one) => one !== undefined) });
    const after: Valued = { ...twoItems, version: newer };
    expect(told({ before: twoItems, after })).toMatchObject({ started: [], stopped: [] });
  });
});
