import { parseArgs } from 'node:util';
import { SaldoError } from '../../domain/errors.ts';
import type { PostgresOptions } from '../../platform/postgres.ts';
import type { ExpectedTotal } from './file-totals.ts';
import type { Delivery } from './run-file.ts';

export interface CommandOptions {
  readonly file: string;
  /** A mapping as JSON; without one, a mapping is suggested and nothing else is done. */
  readonly mapping: string | undefined;
  readonly isPreview: boolean;
  readonly delivery: Delivery;
  readonly mayLeave: number | null;
  readonly expected: readonly ExpectedTotal[];
  /** Where the rejected rows are written; beside the file when left out. */
  readonly rejected: string;
  /** What a suggestion is for. */
  readonly object: string;
  readonly source: string;
  readonly database: { readonly sqlite: string } | { readonly postgres: PostgresOptions };
}

export const USAGE = `npm run load-file -- --file items.csv --mapping items.json [--preview]
  [--full [--may-leave 500]] [--expect 1000:EUR:1200:45000.00]... [--rejected rejected.csv]
  [--database .saldo/saldo.db | --postgres]     (PGHOST, PGPORT, PGUSER, PGPASSWORD, PGDATABASE)
npm run load-file -- --file items.csv --object items --source CORE1     suggests a mapping`;

const DATABASE = '.saldo/saldo.db';

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the arguments of `npm run load-file`. OPTIONS_INVALID with the usage. */
export function readCommandOptions(
  args: readonly string[],
  environment: Environment = process.env,
): CommandOptions {
  const { values } = parsed(args);
  const { file, mapping, object, source } = values;
  if (!file) throw invalid('--file is missing');
  if (!mapping && !(object && source)) throw invalid('--mapping is missing');
  return {
    file,
    mapping,
    isPreview: values.preview ?? false,
    delivery: values.full ? 'full' : 'delta',
    mayLeave: values['may-leave'] === undefined ? null : wholeNumber(values['may-leave']),
    expected: (values.expect ?? []).map(expectedTotal),
    rejected: values.rejected ?? `${file}.rejected.csv`,
    object: object ?? '',
    source: source ?? '',
    database: values.postgres
      ? { postgres: postgresOptions(environment) }
      : { sqlite: values.database ?? DATABASE },
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        file: { type: 'string' },
        mapping: { type: 'string' },
        preview: { type: 'boolean' },
        full: { type: 'boolean' },
        'may-leave': { type: 'string' },
        expect: { type: 'string', multiple: true },
        rejected: { type: 'string' },
        object: { type: 'string' },
        source: { type: 'string' },
        database: { type: 'string' },
        postgres: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw invalid(error instanceof Error ? error.message : String(error));
  }
}

/** Company code, currency, rows, amount; an empty part is not compared. */
function expectedTotal(text: string): ExpectedTotal {
  const [companyCode = '', currency = '', rows = '', amount = ''] = text.split(':');
  return { companyCode, currency, rows: rows ? wholeNumber(rows) : null, amount: amount || null };
}

function wholeNumber(text: string): number {
  const number = Number(text);
  if (Number.isSafeInteger(number) && number >= 0) return number;
  throw invalid(`${text} is no whole number`);
}

function postgresOptions(environment: Environment): PostgresOptions {
  const { PGHOST, PGPORT, PGUSER, PGPASSWORD, PGDATABASE } = environment;
  if (!PGUSER || !PGDATABASE) throw invalid('PGUSER and PGDATABASE are not set');
  return {
    host: PGHOST || 'localhost',
    port: wholeNumber(PGPORT || '5432'),
    user: PGUSER,
    password: PGPASSWORD ?? '',
    database: PGDATABASE,
  };
}

function invalid(what: string): SaldoError {
  return new SaldoError('OPTIONS_INVALID', `${what}.\n${USAGE}`);
}
