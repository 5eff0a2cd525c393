/** Build tool: `node srv/generate/tables.ts` writes `srv/platform/tables.ts` from the model in `db/`. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import cds from '@sap/cds';
import { type CdsEntity, tablesSource } from './table-source.ts';

/** What cds-types leaves out of CAP's facade. */
interface Compiler {
  load(model: string): Promise<object>;
  compile: { for: { nodejs(model: object): object } };
  reflect(model: object): { each(kind: string): Iterable<CdsDefinition> };
}

type CdsDefinition = CdsEntity & { readonly query?: object; readonly projection?: object };

export const tablesFile = fileURLToPath(new URL('../platform/tables.ts', import.meta.url));

/** The formatted source of `tables.ts` for the model as it is now. */
export async function generateTables(): Promise<string> {
  const { load, compile, reflect } = cds as unknown as Compiler;
  const model = reflect(compile.for.nodejs(await load('db')));
  const entities = [...model.each('entity')].filter(isTable);
  return format(tablesSource(entities));
}

function isTable({ name, query, projection }: CdsDefinition): boolean {
  return name.startsWith('saldo.') && !query && !projection;
}

function format(source: string): string {
  const biome = createRequire(import.meta.url).resolve('@biomejs/biome/bin/biome');
  const args = [biome, 'format', `--stdin-file-path=${tablesFile}`];
  return execFileSync(process.execPath, args, { input: source, encoding: 'utf8' });
}

if (import.meta.main) writeFileSync(tablesFile, await generateTables());
