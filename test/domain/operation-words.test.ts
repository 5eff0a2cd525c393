import { readFileSync } from 'node:fs';
import { LANGUAGES } from '../../srv/domain/language.ts';
import { operationWords, REFUSALS, refusalWords } from '../../srv/domain/operation-words.ts';
import { operationKinds } from '../../srv/erp/write-back/operation-kinds/index.ts';

const messages = new URL('../../db/data/saldo.operations-ErpMessages.csv', import.meta.url);
const [, ...lines] = readFileSync(messages, 'utf8').trim().split('\n');
const delivered = lines.map((line) => line.split(';')[1] ?? '');

describe.each(LANGUAGES)('Words for operations in %s', (language) => {
  test('are there for every kind', () => {
    const general = operationWords('something else', language);
    for (const kind of Object.keys(operationKinds)) {
      expect([kind, operationWords(kind, language)]).not.toEqual([kind, general]);
    }
  });

  test('are there for every meaning that is delivered', () => {
    expect(delivered.filter((refusal) => !REFUSALS.includes(refusal))).toEqual([]);
  });

  test('differ for every refusal', () => {
    const told = REFUSALS.map((refusal) => refusalWords('promise-create', refusal, language));
    expect(new Set(told).size).toBe(REFUSALS.length);
  });

  test('say in general what nobody has explained', () => {
    expect(refusalWords('promise-create', 'never heard of', language)).toBe(
      refusalWords('promise-create', 'other', language),
    );
  });
});
