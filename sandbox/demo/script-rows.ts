import { callScriptStepsTable, callScriptsTable } from '../../srv/platform/tables.ts';
import type { ScriptFile } from './bank-files.ts';
import { into, type Load } from './into-table.ts';
import { stableId } from './stable-id.ts';

/** The file's script for each of its segments, in all languages. */
export function scriptRows(file: ScriptFile): Load[] {
  const { id, segments, strategy = null, stage = null, validFrom, steps } = file;
  return segments.flatMap((segment) => {
    const ID = stableId('script', id, segment);
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
