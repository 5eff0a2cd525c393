import { countryName, languageName } from '../../srv/domain/display-names.ts';

describe('names of countries and languages', () => {
  test('in the language of the user', () => {
    expect(countryName('DE', 'es')).toBe('Alemania');
    expect(languageName('pt', 'de')).toBe('Portugiesisch');
  });

  test('a key of the ERP’s own is shown as it is', () => {
    expect(countryName('XX9Z', 'en')).toBe('XX9Z');
    expect(countryName('DG1', 'en')).toBe('DG1');
    expect(languageName('', 'en')).toBe('');
  });
});
