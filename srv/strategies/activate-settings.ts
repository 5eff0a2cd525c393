import type { Asker } from '../requests/asker.ts';
import { activate } from './activate.ts';
import { applySettings } from './apply-settings.ts';
import { SETTINGS, type SettingRow } from './setting-kind.ts';

/** Puts a proposed change into force, by another than who proposed it: its rows are read from now on. */
export function activateSettings(asker: Asker, change: SettingRow): Promise<void> {
  const applied = { ...SETTINGS, refuseUnfit: () => applySettings(asker, change) };
  return activate(asker, applied, change);
}
