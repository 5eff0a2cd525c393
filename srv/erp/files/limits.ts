/** What a file may at most be, so that no file takes more of the machine than it should. */
export interface FileLimits {
  /** Bytes of a workbook's sheet, or of its texts, when unpacked: a few kilobytes can hold a thousand times as much. */
  readonly unpackedBytes: number;
  /** Characters of one row. */
  readonly rowLength: number;
  /** Rows rejected before a load gives up. */
  readonly rejectedRows: number;
}

export const DEFAULT_LIMITS: FileLimits = {
  unpackedBytes: 4_000_000_000,
  rowLength: 1_000_000,
  rejectedRows: 100_000,
};

/** Rows handed on, mapped and written together. */
export const BATCH = 1_000;
