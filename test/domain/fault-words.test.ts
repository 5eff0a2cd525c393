import { readFileSync } from 'node:fs';
import { faultWords } from '../../srv/domain/fault-words.ts';

const LANGUAGES = ['en', 'es', 'de', 'pt'] as const;

test('why an operation waits is said in words, in every language', () => {
  const source = new URL('../../srv/erp/write-back/operation-faults.ts', import.meta.url);
  const codes = readFileSync(source, 'utf8').matchAll(/'(OPERATION_[A-Z_]+)'/g);
  const faults = [...new Set([...codes].map(([, code = '']) => code)), 'OPERATION_WINDOW_EXPIRED'];
  expect(faults.length).toBeGreaterThan(5);
  for (const fault of faults) {
    const words = LANGUAGES.map((language) => faultWords('promise-verdict', fault, language));
    expect([fault, new Set(words).size, words.includes(null)]).toEqual([fault, 4, false]);
  }
  expect(faultWords('promise-verdict', 'OPERATION_NOT_SHOWN', 'en')).toBe(
    'Promise to pay: the ERP answered, but does not show it; look for it there, then confirm, retry or give up',
  );
});

test('what the ERP says itself is left to it', () => {
  expect(faultWords('promise-create', 'ERP_REFUSED', 'en')).toBeNull();
  expect(faultWords('promise-create', null, 'en')).toBeNull();
});
