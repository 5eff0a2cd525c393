import fc from 'fast-check';
import type { Json } from '../../srv/domain/canonical-json.ts';
import { maskPersonal } from '../../srv/domain/mask-personal.ts';

const PERSONAL = ['note', 'NoteText', 'CaseTitleText', 'emailAddress', 'phone', 'fullName', 'IBAN'];
const NEEDED = ['partner', 'OperationId', 'amount', 'reasonCode', 'document', 'dueOn', 'category'];

describe('Covering personal data', () => {
  test('leaves how long a text is, and everything that is no text of a person', () => {
    const payload = { partner: '100', amount: '10.00', note: 'is ill', items: [{ document: '1' }] };
    expect(maskPersonal(payload)).toEqual({ ...payload, note: '••• (6)' });
  });

  test('covers a field however deep it stands', () => {
    const secret = fc.string({ minLength: 12 }).map((text) => `<${text}>`);
    const leaf = fc
      .tuple(fc.constantFrom(...PERSONAL), secret)
      .map(([name, text]) => ({ [name]: text }) as Json);
    const nested = fc.letrec<{ node: Json }>((tie) => ({
      node: fc.oneof(
        { maxDepth: 5 },
        leaf,
        fc.array(tie('node'), { minLength: 1, maxLength: 3 }),
        fc.dictionary(fc.constantFrom(...NEEDED), tie('node'), { minKeys: 1 }),
      ),
    })).node;
    fc.assert(
      fc.property(nested, (value) => {
        expect(JSON.stringify(maskPersonal(value))).not.toMatch(/</);
      }),
    );
  });

  test('keeps the fields that are needed as they are', () => {
    const needed = fc.dictionary(fc.constantFrom(...NEEDED), fc.string());
    fc.assert(fc.property(needed, (value) => expect(maskPersonal(value)).toEqual(value)));
  });
});
