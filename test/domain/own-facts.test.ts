import { registerFact } from '../../srv/domain/own-facts.ts';

const definition = {
  kind: 'flag',
  label: { en: 'Staff', es: 'Empleado', de: 'Mitarbeiter', pt: 'Funcionário' },
  source: 'A flag of the personnel system.',
} as const;

describe("registering a bank's own fact", () => {
  test('an id that is taken is refused, by Saldo or by the bank', () => {
    const register = (id: string) => registerFact({ ...definition, id }, () => null);
    const taken = expect.objectContaining({ code: 'FACT_TWICE' });
    register('isStaff');
    expect(() => register('isStaff')).toThrow(taken);
    expect(() => register('overdueTotal')).toThrow(taken);
  });
});
