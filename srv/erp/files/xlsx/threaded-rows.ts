import type { FileRow } from '../../../domain/files/cell.ts';
import { openThread } from '../../../platform/thread.ts';
import type { FileLimits } from '../limits.ts';

/** A workbook of so many packed bytes (some 20,000 rows) is worth starting a thread for. */
export const WORTH_A_THREAD = 1_000_000;

/** What is read is handed over at once: more room for young objects only makes the process larger. */
const MEMORY = { maxYoungGenerationSizeMb: 24 };

/** Batches read ahead, so that neither side waits for a slow one of the other. */
const AHEAD = 3;

export interface SheetThreadData {
  readonly file: string;
  readonly sheet: string | undefined;
  readonly limits: FileLimits;
}

export type SheetRequest = 'next';

/**
 * The rows of a sheet as `xlsxRows` gives them, read in a thread of their own while the caller
 * writes what came before: unpacking and parsing is the greater half of loading a workbook.
 */
export async function* threadedRows(
  file: string,
  sheet: string | undefined,
  limits: FileLimits,
): AsyncGenerator<FileRow[]> {
  const data: SheetThreadData = { file, sheet, limits };
  const thread = openThread<SheetRequest, FileRow[] | null>(threadModule(), data, MEMORY);
  const ask = () => {
    const batch = thread.ask('next');
    // The failure is thrown when its turn comes; until then it is nobody's.
    batch.catch(() => undefined);
    return batch;
  };
  const asked = Array.from({ length: AHEAD }, ask);
  try {
    for (;;) {
      const rows = await asked.shift();
      if (!rows) return;
      asked.push(ask());
      yield rows;
    }
  } finally {
    await thread.close();
  }
}

function threadModule(): URL {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  return new URL(`./sheet-thread.${extension}`, import.meta.url);
}
