import type { Asker } from '../requests/asker.ts';
import { activate } from './activate.ts';
import { applySettings } from './apply-settings.ts';
import { refuseApproving } from './lists/change-roles.ts';
import { SETTINGS, type SettingRow } from './setting-kind.ts';

/**
 * Puts a proposed change into force, by another than who proposed it, whose roles decide on its lists:
 * its rows are read from now on.
 */
export async function activateSettings(asker: Asker, change: SettingRow): Promise<void> {
  await refuseApproving(asker, change.id);
  const applied = { ...SETTINGS, refuseUnfit: () => applySettings(asker, change) };
  await activate(asker, applied, change);
}
