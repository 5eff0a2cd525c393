import { SaldoError } from '../../domain/errors.ts';
import type { SettingList } from './list.ts';
import { AGREEMENT_LISTS } from './of-agreements.ts';
import { CONTACT_LISTS } from './of-contacts.ts';
import { DISPUTE_LISTS } from './of-disputes.ts';
import { ERP_LISTS } from './of-erp.ts';
import { OPERATION_LISTS } from './of-operation.ts';
import { STEERING_LISTS } from './of-steering.ts';

/** Every list that people maintain at the desk, in the order in which they are offered. */
export const SETTING_LISTS: readonly SettingList[] = [
  ...STEERING_LISTS,
  ...CONTACT_LISTS,
  ...AGREEMENT_LISTS,
  ...DISPUTE_LISTS,
  ...ERP_LISTS,
  ...OPERATION_LISTS,
];

const byName = new Map(SETTING_LISTS.map((one) => [one.list, one]));

/** SETTING_LIST_UNKNOWN when there is none of that name. */
export function settingList(list: string): SettingList {
  const found = byName.get(list);
  if (found) return found;
  throw new SaldoError('SETTING_LIST_UNKNOWN', `There is no list '${list}' of settings.`, { list });
}
