import { ownDatabase, ownSqliteFile } from '../requests/own-database.ts';
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
  const file = ownSqliteFile();
  if (file) return analyseInThread(file, name, input);
  return analyse(ownDatabase(), name, input);
}
