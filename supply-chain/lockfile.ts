import { readFileSync } from 'node:fs';

/** A package as the lockfile pins it. */
export interface LockedPackage {
  readonly name: string;
  readonly version: string;
  /** As the package says it; '' when it says nothing. */
  readonly licence: string;
  /** Where it comes from, '' for the registry that npm is set to; and the digest of its archive. */
  readonly resolved: string;
  readonly integrity: string;
  /** Used to develop and test only: nothing of it is shipped. */
  readonly isDevelopment: boolean;
  /** Within the archive of another package, whose digest covers it. */
  readonly isBundled: boolean;
}

interface Entry {
  readonly name?: string;
  readonly version?: string;
  readonly license?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly inBundle?: boolean;
}

const LOCKFILE = new URL('../package-lock.json', import.meta.url);

/** All packages of package-lock.json, each version once, by name. */
export function lockedPackages(file: URL = LOCKFILE): LockedPackage[] {
  const { packages } = JSON.parse(readFileSync(file, 'utf8')) as {
    packages: Record<string, Entry>;
  };
  const found = new Map<string, LockedPackage>();
  for (const [path, entry] of Object.entries(packages)) {
    if (path === '') continue;
    const locked = packageOf(path, entry);
    const key = `${locked.name}@${locked.version}`;
    const isDevelopment = locked.isDevelopment && (found.get(key)?.isDevelopment ?? true);
    found.set(key, { ...locked, isDevelopment });
  }
  return [...found.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, locked]) => locked);
}

function packageOf(path: string, entry: Entry): LockedPackage {
  const { version = '', license = '', resolved = '', integrity = '' } = entry;
  const name = entry.name ?? path.replace(/^.*node_modules\//, '');
  const isDevelopment = Boolean(entry.dev || entry.devOptional);
  const isBundled = Boolean(entry.inBundle);
  return { name, version, licence: license, resolved, integrity, isDevelopment, isBundled };
}
