import cds from '@sap/cds';
import { type CapDatabaseService, capDatabase } from '../platform/cap-database.ts';
import { type Analyses, type AnalysisName, analyse, analyseInThread } from '../runs/analysis.ts';

/**
 * Asks the whole portfolio without stalling users: in a thread beside the server on a SQLite file,
 * in snapshots of its own on PostgreSQL. Ask before the request touches the database: on SQLite an
 * open transaction would keep everybody waiting meanwhile.
 */
export function askPortfolio<Name extends AnalysisName>(
  name: Name,
  input: Analyses[Name]['input'],
): Promise<Analyses[Name]['result']> {
  const file = sqliteFile();
  if (file) return analyseInThread(file, name, input);
  return analyse(capDatabase(cds.db as unknown as CapDatabaseService), name, input);
}

/** Null where no second connection can see the same rows: PostgreSQL has no need, memory no file. */
function sqliteFile(): string | null {
  const { kind, credentials } = cds.env.requires.db as {
    kind?: string;
    credentials?: { url?: string };
  };
  const file = credentials?.url;
  return kind !== 'sqlite' || !file || file.includes(':memory:') ? null : file;
}
