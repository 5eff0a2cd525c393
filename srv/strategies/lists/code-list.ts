import { key, names, text } from './fields.ts';
import type { SettingList } from './list.ts';

/** A code list of the whole bank: codes with a name in each language. */
export function codes(
  list: string,
  table: string,
  longest: number,
  rest: Partial<SettingList> & Pick<SettingList, 'maintainedBy'>,
): SettingList {
  const { fields = [], ...more } = rest;
  return {
    list,
    table,
    owner: 'bank',
    fields: [key(text('code', longest)), ...names(), ...fields],
    ...more,
  };
}
