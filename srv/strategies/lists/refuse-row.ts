import type { Asker } from '../../requests/asker.ts';
import { allOf } from '../../requests/refusal.ts';
import type { RowChange, SettingList } from './list.ts';

/** One refusal with all that the list itself holds against a row. */
export async function refuseRow(
  asker: Asker,
  { checkRow }: SettingList,
  change: RowChange,
): Promise<void> {
  const refusals = (await checkRow?.(asker, change)) ?? [];
  if (refusals.length > 0) throw allOf(refusals);
}
