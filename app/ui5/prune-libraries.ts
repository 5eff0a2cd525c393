import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Languages that Saldo speaks; the file without a suffix is the fallback of each library. */
const languages = ['en', 'es', 'de', 'pt'];

/** What a browser never asks for: debug variants, source maps, theme and TypeScript sources. */
const sources = /(-dbg\.|\.map$|\.less$|\.tsx?$)/;
const messages = /^messagebundle_(\w+)\.properties$/;
const otherThemes = /^(sap_hc|sap_horizon_)/;

/** Deletes what Saldo never serves from a built library folder; about two thirds of its size. */
export async function pruneLibraries(folder: string): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true });
  await Promise.all(entries.map((entry) => pruneEntry(folder, entry.name, entry.isDirectory())));
}

async function pruneEntry(folder: string, name: string, isFolder: boolean): Promise<void> {
  const path = join(folder, name);
  const unused = isFolder ? otherThemes.test(name) : isUnusedFile(name);
  if (unused) return rm(path, { recursive: true });
  if (isFolder) return pruneLibraries(path);
}

function isUnusedFile(name: string): boolean {
  const language = messages.exec(name)?.[1];
  return language ? !languages.includes(language) : sources.test(name);
}
