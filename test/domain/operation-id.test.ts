import fc from 'fast-check';
import { canonicalJson, type Json } from '../../srv/domain/canonical-json.ts';
import { operationId } from '../../srv/domain/operation-id.ts';

describe('canonical JSON', () => {
  test('the order of members does not matter, the order of elements does', () => {
    expect(canonicalJson({ b: 1, a: [2, 1] })).toBe('{"a":[2,1],"b":1}');
  });

  test('an undefined member is as if absent', () => {
    expect(canonicalJson({ a: 1, b: undefined })).toBe(canonicalJson({ a: 1 }));
  });

  test('it is JSON: parsing gives the value back', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        expect(JSON.parse(canonicalJson(value as Json))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});

describe('operation ids', () => {
  const key = { source: 'S4', partner: '100' };

  test('the same intent has the same id, however it is written', () => {
    expect(operationId(key, 'promise', { amount: '10.00', on: '2026-12-01' })).toBe(
      operationId({ partner: '100', source: 'S4' }, 'promise', {
        on: '2026-12-01',
        amount: '10.00',
      }),
    );
  });

  test('another key, action or payload is another intent', () => {
    const ids = [
      operationId(key, 'promise', 1),
      operationId(key, 'promise', 2),
      operationId(key, 'note', 1),
      operationId('S4/100', 'promise', 1),
    ];
    expect(new Set(ids).size).toBe(4);
  });

  test('it is a UUID of version 5, and never changes', () => {
    const id = operationId(key, 'promise', 1);
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(operationId('a', 'b', 'c')).toBe('ec945451-f7e3-58c2-892a-32e4da27878e');
  });
});
