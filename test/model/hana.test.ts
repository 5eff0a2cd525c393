import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../../', import.meta.url));
const run = promisify(execFile);

test('the model compiles for HANA, with its tables, views and services', async () => {
  const compile = ['node_modules/@sap/cds-dk/bin/cds.js', 'compile', '*', '--to', 'hana'];
  const env = { ...process.env, NODE_OPTIONS: '', CDS_TYPESCRIPT: 'true' };
  const maxBuffer = 50_000_000;
  const { stdout } = await run(process.execPath, compile, { cwd: root, env, maxBuffer });
  expect(stdout).toContain('COLUMN TABLE saldo_ledger_Items');
  expect(stdout).toContain('COLUMN TABLE saldo_agreements_Promises');
  expect(stdout).toContain('VIEW WorklistService_MyPositions');
});
