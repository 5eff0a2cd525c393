import { contactKey, identityKey, lookupsFor, nameWords } from '../../srv/domain/search-keys.ts';

describe('a telephone number', () => {
  test.each(['+49 151 23456789', '0151 / 2345 6789', '(0151) 23456789', '004915123456789'])(
    'is found however it is written: %s',
    (number) => {
      expect(contactKey('mobile', number)).toBe('3456789');
    },
  );

  test('is not found by less than seven digits', () => {
    expect(contactKey('phone', '123456')).toBeNull();
  });
});

test('an e-mail address is found in any case', () => {
  expect(contactKey('email', ' Marta.Weber@Example.com ')).toBe('marta.weber@example.com');
});

describe('a name', () => {
  test.each([
    ['Núñez de Arce, José', ['NUNEZ', 'DE', 'ARCE', 'JOSE']],
    ['María García-López', ['MARIA', 'GARCIA', 'LOPEZ']],
    ["Siân O'Brien", ['SIAN', 'OBRIEN']],
    ['Weber & Weber GmbH', ['WEBER', 'GMBH']],
    ['João Gonçalves', ['JOAO', 'GONCALVES']],
    ['Łukasz Sørensen', ['LUKASZ', 'SORENSEN']],
    [' - ', []],
  ])('is found by each word of %j, without accents and marks', (name, words) => {
    expect(nameWords(name)).toEqual(words);
  });

  test.each([
    ['Krueger', 'Krüger'],
    ['Strasse', 'Straße'],
  ])('is found as %s and as %s', (typed, name) => {
    expect(nameWords(typed)).toEqual(nameWords(name));
  });

  test('that was typed is looked for by its longest word', () => {
    expect(lookupsFor('José de Arce Quintero Núñez')[0]).toEqual({
      by: 'name',
      value: 'QUINTERO NUNEZ JOSE ARCE',
    });
  });
});

describe('what is typed', () => {
  test.each([
    ['+49 151 23456789', ['phone']],
    ['4711', ['partner', 'account', 'contract', 'document']],
    ['0000000100', ['phone', 'partner', 'account', 'contract', 'document']],
    ['Weber', ['name', 'contract']],
    ['LN-100', ['name', 'contract']],
    ['ab', ['contract']],
    ['a@b.de', ['email']],
  ])('%s may be %j', (text, kinds) => {
    expect(lookupsFor(text).map(({ by }) => by)).toEqual(expect.arrayContaining(kinds));
  });

  test('gets the leading zeros of FI-CA', () => {
    const values = new Map(lookupsFor('4711').map(({ by, value }) => [by, value]));
    expect(values.get('partner')).toBe('0000004711');
    expect(values.get('document')).toBe('000000004711');
  });
});

describe('an identity number', () => {
  test.each([
    ['12.345.678-Z', '12345678Z'],
    ['l 0123 4567', 'L01234567'],
  ])('%s is found however it is written', (written, key) => {
    expect(identityKey(written)).toBe(key);
  });

  test.each(['1234', 'Weber', ''])('is not what %j says: too short, or no number', (text) => {
    expect(identityKey(text)).toBeNull();
  });
});
