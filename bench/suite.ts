import { SUITES } from './suites.ts';

/** `suite.ts <name>`: runs one benchmark and sends its results to the process that started this. */
const [name = ''] = process.argv.slice(2);
process.send?.((await SUITES[name]?.()) ?? []);
process.disconnect?.();
