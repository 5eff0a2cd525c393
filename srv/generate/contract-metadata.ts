/** Build tool: `node srv/generate/contract-metadata.ts` writes the wrapper contract's $metadata. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import cds from '@sap/cds';

/** What cds-types leaves out of CAP's facade. */
interface Compiler {
  load(model: string, options: object): Promise<Model>;
  compile: { to: { edmx(model: object, options: object): string } };
}

interface Model {
  readonly definitions: Readonly<Record<string, Definition>>;
}

interface Definition {
  readonly elements?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  '@Core.OptimisticConcurrency'?: object;
}

const CONTRACT = 'srv/erp/external/zsaldo-collections.cds';
const SERVICE = 'ZSALDO_COLLECTIONS_0001';

export const metadataFile = fileURLToPath(
  new URL('../../docs/erp/zsaldo_collections.edmx', import.meta.url),
);

/** The OData V4 metadata document of the contract, with what each property is as its description. */
export async function contractMetadata(): Promise<string> {
  const { load, compile } = cds as unknown as Compiler;
  const model = await load(CONTRACT, { docs: true });
  for (const definition of Object.values(model.definitions)) sayConcurrency(definition);
  const edmx = compile.to.edmx(model, { service: SERVICE, odataV4: true, docs: true });
  return `${asRapHasIt(edmx).trim()}\n`;
}

/** Changes of an entity with a tag need If-Match. */
function sayConcurrency(definition: Definition): void {
  const tags = Object.entries(definition.elements ?? {}).filter(([, each]) => each['@odata.etag']);
  if (tags.length === 0) return;
  definition['@Core.OptimisticConcurrency'] = tags.map(([name]) => ({ '=': name }));
}

/** RAP gives each service's namespace the alias by which actions are called; who made it is no matter. */
function asRapHasIt(edmx: string): string {
  return edmx
    .replace(`<Schema Namespace="${SERVICE}"`, `<Schema Namespace="${SERVICE}" Alias="SAP__self"`)
    .replace(/\s*<Annotation Term="Core\.Links">[\s\S]*?<\/Annotation>/, '');
}

if (import.meta.main) writeFileSync(metadataFile, await contractMetadata());
