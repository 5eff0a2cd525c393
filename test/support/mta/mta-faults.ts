import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import { referenceFaults } from './reference-faults.ts';

/** What a `requires` of a module or a resource says. */
export interface Requirement {
  readonly name: string;
  readonly properties?: Readonly<Record<string, unknown>>;
}

export interface MtaPart {
  readonly name: string;
  readonly type?: string;
  readonly path?: string;
  readonly parameters?: Readonly<Record<string, unknown>>;
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly provides?: readonly Requirement[];
  readonly requires?: readonly Requirement[];
  readonly 'deployed-after'?: readonly string[];
}

export interface Mta {
  readonly '_schema-version': unknown;
  readonly ID?: unknown;
  readonly version?: unknown;
  readonly modules: readonly MtaPart[];
  readonly resources: readonly MtaPart[];
}

/** What `mbt` knows (MTA schema 3.3); any other key is a slip. */
const TOP = '_schema-version ID version description provider copyright parameters build-parameters';
const ROOT_KEYS = new Set([...TOP.split(' '), 'modules', 'resources', 'hooks', 'module-types']);
const MODULE_KEYS = new Set(
  'name type path description parameters properties build-parameters provides requires deployed-after hooks'.split(
    ' ',
  ),
);
const RESOURCE_KEYS = new Set(
  'name type description parameters properties requires optional active processed-after'.split(' '),
);

/** What the build makes is not there in a checkout. */
const BUILT = 'gen/';

/**
 * What is wrong with an mta.yaml, in words; empty when nothing is. It finds what `mbt build` finds
 * without being there: npm's `mbt` says nothing and ends well when its binary is missing.
 */
export function mtaFaults(source: string, folder: string): string[] {
  const document = parseDocument(source);
  const faults = document.errors.map(({ message }) => `YAML: ${message.split('\n')[0]}`);
  if (faults.length > 0) return faults;
  const read = document.toJS() as Partial<Mta>;
  const mta: Mta = {
    '_schema-version': undefined,
    ...read,
    modules: read.modules ?? [],
    resources: read.resources ?? [],
  };
  return [
    ...headFaults(mta),
    ...unknownKeys('mta', read, ROOT_KEYS),
    ...mta.modules.flatMap((module) => moduleFaults(module, folder)),
    ...mta.resources.flatMap((resource) => resourceFaults(resource, folder)),
    ...duplicates(mta),
    ...referenceFaults(mta),
  ];
}

function headFaults(mta: Mta): string[] {
  const faults: string[] = [];
  if (!/^\d+\.\d+(\.\d+)?$/.test(String(mta['_schema-version']))) faults.push('no schema version');
  if (!/^[\w.-]+$/.test(String(mta.ID ?? ''))) faults.push('no ID');
  if (!/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(String(mta.version))) faults.push('version is not x.y.z');
  return faults;
}

function moduleFaults(module: MtaPart, folder: string): string[] {
  const { name, type, path } = module;
  const faults = unknownKeys(name, module, MODULE_KEYS);
  if (!type) faults.push(`${name}: no type`);
  if (!path) return [...faults, `${name}: no path`];
  const isMissing = !path.startsWith(BUILT) && !existsSync(join(folder, path));
  return [
    ...faults,
    ...(isMissing ? [`${name}: ${path} is not there`] : []),
    ...taskFaults(module),
  ];
}

function taskFaults({ name, parameters = {} }: MtaPart): string[] {
  const tasks = (parameters.tasks ?? []) as { name?: string; command?: string }[];
  return tasks.flatMap((task) =>
    task.name && task.command ? [] : [`${name}: a task needs a name and a command`],
  );
}

function resourceFaults(resource: MtaPart, folder: string): string[] {
  const { name, type, parameters = {} } = resource;
  const faults = unknownKeys(name, resource, RESOURCE_KEYS);
  const { path, service, 'service-plan': plan } = parameters as Record<string, string | undefined>;
  if (path && !existsSync(join(folder, path))) faults.push(`${name}: ${path} is not there`);
  const isManaged = type === 'org.cloudfoundry.managed-service';
  if (isManaged && !(service && plan)) faults.push(`${name}: no service or plan`);
  return faults;
}

function unknownKeys(name: string, part: object, known: ReadonlySet<string>): string[] {
  return Object.keys(part)
    .filter((key) => !known.has(key))
    .map((key) => `${name}: unknown key ${key}`);
}

function duplicates({ modules, resources }: Mta): string[] {
  const provided = modules.flatMap(({ provides = [] }) => provides);
  const names = [...modules, ...resources, ...provided].map(({ name }) => name);
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  return [...new Set(twice)].map((name) => `${name}: there are two of this name`);
}
