import { type ItemTrace, itemTraceWords } from '../../srv/domain/item-trace-words.ts';
import { LANGUAGES } from '../../srv/domain/language.ts';

const NOTHING: ItemTrace = {
  clearingStatus: '',
  clearingDate: null,
  clearingDocument: null,
  promisedBy: null,
  approval: null,
  operation: null,
  planState: null,
  caseNumber: null,
  dunningLevel: null,
  dunningLockUntil: null,
  deferralDate: null,
  agency: null,
  agencySince: null,
};

const EVERYTHING: ItemTrace = {
  ...NOTHING,
  promisedBy: '2026-12-07',
  approval: 'Waits for approval',
  operation: 'Confirmed',
  planState: 'Agreed',
  caseNumber: '4711',
  dunningLevel: 3,
  dunningLockUntil: '2026-12-08',
  deferralDate: '2026-12-09',
  agency: '90001',
  agencySince: '2026-11-02',
};

describe('the trace of an item', () => {
  test('tells all that is under way, with its day, case or agency', () => {
    expect(itemTraceWords(EVERYTHING, 'en')).toBe(
      'Promised by Dec 7, 2026 · Waits for approval · In an agreement (Agreed) · ' +
        'in the ERP: Confirmed · Disputed in case 4711 · Deferred to Dec 9, 2026 · ' +
        'With agency 90001 since Nov 2, 2026 · Dunned to level 3 · no dunning until Dec 8, 2026',
    );
  });

  test('of what is cleared tells by which document, and no longer what was under way', () => {
    const cleared = { clearingStatus: '9', clearingDate: '2026-11-20', clearingDocument: '500' };
    expect(itemTraceWords({ ...EVERYTHING, ...cleared }, 'de')).toBe(
      'Am 20.11.2026 mit Beleg 500 ausgeglichen',
    );
  });

  test('says of a lock without an end that there is none', () => {
    const locked = { ...NOTHING, dunningLockUntil: '9999-12-31' };
    expect(itemTraceWords(locked, 'es')).toBe('sin reclamar hasta nuevo aviso');
  });

  test('is empty where there is nothing to tell', () => {
    expect(itemTraceWords({ ...NOTHING, dunningLevel: 0 }, 'en')).toBe('');
  });

  test.each(LANGUAGES)('leaves nothing to fill in, in %s', (language) => {
    const words = itemTraceWords(EVERYTHING, language);
    expect(words.split(' · ')).toHaveLength(9);
    expect(words).not.toMatch(/[{}]|undefined|null/);
  });
});
