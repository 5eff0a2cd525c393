import type { Database, TableShape } from '../platform/database.ts';
import { missingColumns } from '../platform/missing-columns.ts';

/** What a server needs to answer. The ERP is not in it: without it, lists are worked all the same. */
export interface Readiness {
  readonly isReady: boolean;
  readonly checks: { readonly database: State; readonly schema: State };
}

type State = 'up' | 'down' | 'unknown';

export interface ReadinessOptions {
  readonly tables: readonly TableShape[];
  /** A database that does not answer in this time is down. */
  readonly timeoutMs: number;
  /** So long an answer is given again: anybody may ask, the database is asked by few. */
  readonly keepMs: number;
  readonly nowMs: () => number;
  /** Is told what is wrong, each time the database was asked. */
  readonly onFault: (cause: string) => void;
}

/** Asks the database at most once at a time; a schema that was complete stays so until the process ends. */
export class ReadinessCheck {
  readonly #database: () => Database;
  readonly #options: ReadinessOptions;
  #isSchemaComplete = false;
  #last: { readonly at: number; readonly answer: Promise<Readiness> } | undefined;

  constructor(database: () => Database, options: ReadinessOptions) {
    this.#database = database;
    this.#options = options;
  }

  ask(): Promise<Readiness> {
    const { nowMs, keepMs } = this.#options;
    if (this.#last && nowMs() - this.#last.at < keepMs) return this.#last.answer;
    const answer = this.#look();
    this.#last = { at: nowMs(), answer };
    return answer;
  }

  async #look(): Promise<Readiness> {
    try {
      const missing = await within(this.#options.timeoutMs, this.#missing());
      this.#isSchemaComplete = missing.length === 0;
      if (missing.length === 0) return READY;
      this.#options.onFault(behind(missing));
      return { isReady: false, checks: { database: 'up', schema: 'down' } };
    } catch (error) {
      this.#options.onFault(error instanceof Error ? error.message : String(error));
      return { isReady: false, checks: { database: 'down', schema: 'unknown' } };
    }
  }

  async #missing(): Promise<string[]> {
    const db = this.#database();
    if (!this.#isSchemaComplete) return missingColumns(db, this.#options.tables);
    await db.query('SELECT 1 AS "one"');
    return [];
  }
}

const READY: Readiness = { isReady: true, checks: { database: 'up', schema: 'up' } };

function behind(missing: readonly string[]): string {
  const some = missing.slice(0, 5).join(', ');
  return `The database lacks ${missing.length} columns (${some}): deploy the tables of this version.`;
}

/** Gives up waiting; what is waited for may still end, and is then forgotten. */
async function within<Result>(timeoutMs: number, work: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`The database did not answer in ${timeoutMs} ms.`)),
      timeoutMs,
    );
  });
  try {
    return await Promise.race([work, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
