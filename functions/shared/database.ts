import { getSecret } from '@aws-lambda-powertools/parameters/secrets';
import { SaldoError } from '../../srv/domain/errors.ts';
import type { Database } from '../../srv/platform/database.ts';
import { openPostgres } from '../../srv/platform/postgres.ts';
import { postgresUrl } from '../../srv/platform/postgres-url.ts';
import { readEnvironment } from './environment.ts';
import { once } from './once.ts';

/** One function's instance does one thing at a time; the second connection is for a stream's write. */
const CONNECTIONS = 2;

export const database: () => Promise<Database> = once(async () =>
  openPostgres({ ...postgresUrl(await databaseUrl()), connections: CONNECTIONS }),
);

/** Read when the function starts, so that it stands in no configuration. */
async function databaseUrl(): Promise<string> {
  const { databaseUrl: url, databaseSecret } = readEnvironment();
  if (url) return url;
  const secret = databaseSecret && (await getSecret(databaseSecret));
  if (typeof secret === 'string' && secret) return secret;
  throw new SaldoError(
    'DATABASE_NOT_CONFIGURED',
    'No database is configured: set SALDO_DATABASE_SECRET to the ARN of a secret with its URL.',
  );
}
