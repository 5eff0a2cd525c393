import { callScriptStepsTable, callScriptsTable } from '../../srv/platform/tables.ts';
import type { ScriptFile } from './bank-files/contact-files.ts';
import type { SegmentFile } from './bank-files/organization-file.ts';
import { into, type Load } from './into-table.ts';
import { stableId } from './stable-id.ts';

/** The file's script for each of its segments, in all languages; a strategy has one currency, its segment's. */
export function scriptRows(file: ScriptFile, segments: readonly SegmentFile[]): Load[] {
  const { id, stage = null, validFrom, steps } = file;
  const spoken = segments.filter(({ segment }) => file.segments.includes(segment));
  return spoken.flatMap(({ segment, currency }) => {
    const ID = stableId('script', id, segment);
    const strategy = file.strategy ? `${file.strategy}-${currency}` : null;
    return [
      into(callScriptsTable, [{ ID, segment, strategy, stage, validFrom }]),
      into(
        callScriptStepsTable,
        Object.entries(steps).flatMap(([language, said]) =>
          said.map(({ title, text }, index) => {
            return { script: ID, language, sequence: index + 1, title, text };
          }),
        ),
      ),
    ];
  });
}
