import { workerData } from 'node:worker_threads';
import type { FileRow } from '../../../domain/files/cell.ts';
import { answerRequests } from '../../../platform/thread.ts';
import type { SheetRequest, SheetThreadData } from './threaded-rows.ts';
import { xlsxRows } from './xlsx-rows.ts';

// Runs in a thread of its own: a workbook is unpacked and read, batch by batch as they are asked for.
const { file, sheet, limits } = workerData as SheetThreadData;
const rows = xlsxRows(file, sheet, limits);

answerRequests<SheetRequest, FileRow[] | null>(async () => {
  const { value, done } = await rows.next();
  return done ? null : value;
});
