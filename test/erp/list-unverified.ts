/** `node test/erp/list-unverified.ts` writes the names that no public source confirms into docs/erp-setup.md. */
import { readFileSync, writeFileSync } from 'node:fs';
import { unverifiedTable } from './published-names.ts';

const guide = new URL('../../docs/erp-setup.md', import.meta.url);
const TABLE = /\| service \| entity set \| names to compare \|\n(\|.*\n)+/;

writeFileSync(guide, readFileSync(guide, 'utf8').replace(TABLE, `${unverifiedTable()}\n`));
