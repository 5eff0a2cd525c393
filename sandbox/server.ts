import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readOptions } from './options.ts';
import { startSandbox } from './start.ts';

const options = readOptions(process.argv.slice(2));
const sandbox = await startSandbox(options, dirname(fileURLToPath(import.meta.url)));
const { customers, items, seconds } = sandbox.summary;
console.log(
  `sandbox ready at ${sandbox.url}: ${customers} customers, ${items} items in ${seconds} s`,
);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void sandbox.stop().then(() => process.exit(0)));
}
