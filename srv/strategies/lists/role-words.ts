import type { Language } from '../../domain/language.ts';
import { textOf } from '../../requests/text-of.ts';
import type { SettingRole } from './list.ts';

/** Who they are, as in 'Compliance officers or supervisors'. */
export function rolesInWords(roles: readonly SettingRole[], language: Language): string {
  const names = roles.map((role) => textOf(`ROLE_${role}`, language) ?? role);
  return new Intl.ListFormat(language, { type: 'disjunction' }).format(names);
}
