import type { Clock, Every } from '../platform/clock.ts';
import { removeOldFiles } from './file-store.ts';
import type { FileSettings } from './settings.ts';

const HOUR_MS = 3_600_000;

/**
 * Deletes files past their time now and every hour, whether or not anybody uploads another one. What
 * fails is told and tried again an hour later. Returns what ends it.
 */
export function sweepFiles(
  { folder, keepDays }: Pick<FileSettings, 'folder' | 'keepDays'>,
  clock: Clock,
  every: Every,
  tell: (error: unknown) => void,
): () => void {
  const sweep = () => void removeOldFiles(folder, clock(), keepDays).catch(tell);
  sweep();
  return every(HOUR_MS, sweep);
}
