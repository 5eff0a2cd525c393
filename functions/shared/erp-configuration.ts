import { getSecret } from '@aws-lambda-powertools/parameters/secrets';
import { SaldoError } from '../../srv/domain/errors.ts';
import { type ErpConfiguration, erpConfiguration } from '../../srv/erp/configuration.ts';
import { readEnvironment } from './environment.ts';

/**
 * Where the ERP is and as whom to call it: a secret with the JSON object `{ "SALDO_ERP_URL": …,
 * "SALDO_ERP_USER": …, "SALDO_ERP_PASSWORD": … }`, or the same variables for tests.
 */
export async function readErpConfiguration(): Promise<ErpConfiguration> {
  const { erpSecret } = readEnvironment();
  if (!erpSecret) return erpConfiguration();
  const secret = await getSecret(erpSecret, { transform: 'json' });
  if (typeof secret !== 'object' || secret === null) throw notReadable();
  return erpConfiguration({ ...process.env, ...(secret as Record<string, string>) });
}

function notReadable(): SaldoError {
  return new SaldoError(
    'ERP_NOT_CONFIGURED',
    'The secret that SALDO_ERP_SECRET names is no JSON object with SALDO_ERP_URL, _USER and _PASSWORD.',
  );
}
