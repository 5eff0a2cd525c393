/**
 * `npm run check-metadata -- https://s4.bank.example`: compares the services of an ERP with what Saldo
 * uses of them. The user is in SALDO_ERP_USER and SALDO_ERP_PASSWORD; without an address the configured
 * destination is asked. Fields of the bank's own count when they are configured. Ends with 1 when Saldo cannot work with the services, 2 when it cannot ask.
 */
import { erpConfiguration } from '../configuration.ts';
import { allFit, checkServices, reportLines } from './check-services.ts';
import { metadataOf } from './fetch-metadata.ts';
import { loadUsedMetadata, withOwnFields } from './used-metadata.ts';

const [url] = process.argv.slice(2);
try {
  const address = url === undefined ? {} : { SALDO_ERP_URL: url, SALDO_ERP_DESTINATION: undefined };
  const { destination, ownFields } = erpConfiguration({ ...process.env, ...address });
  const checks = await checkServices(
    withOwnFields(loadUsedMetadata(), ownFields),
    metadataOf(destination),
  );
  for (const line of reportLines(checks)) console.log(line);
  process.exitCode = allFit(checks) ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
