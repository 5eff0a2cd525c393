import { resolve } from 'node:path';
import cds from '@sap/cds';
import { DEFAULT_LIMITS, type FileLimits } from '../erp/files/limits.ts';

/** What an operator may set in CAP's configuration under `saldo.files`. */
export interface FileSettings extends FileLimits {
  /** Where uploaded files lie until they are loaded; several processes need one they share. */
  readonly folder: string;
  readonly uploadBytes: number;
  /** After so many days files are deleted, dealt with or not; their rejected rows have a retention period. */
  readonly keepDays: number;
  /** How long an action waits for its file before it answers that the work goes on. */
  readonly waitSeconds: number;
}

const defaults: FileSettings = {
  ...DEFAULT_LIMITS,
  folder: '.saldo/files',
  uploadBytes: 2_000_000_000,
  keepDays: 14,
  waitSeconds: 20,
};

export function fileSettings(): FileSettings {
  const { saldo } = cds.env as { saldo?: { files?: Partial<FileSettings> } };
  const settings = { ...defaults, ...saldo?.files };
  return { ...settings, folder: resolve(cds.root, settings.folder) };
}
