import type { Mta, MtaPart, Requirement } from './mta-faults.ts';

type Values = Readonly<Record<string, unknown>>;

/** Names that nobody has, properties that nobody provides, and modules that wait for each other. */
export function referenceFaults(mta: Mta): string[] {
  const provided = providedValues(mta);
  const parts = [...mta.modules, ...mta.resources];
  return [
    ...parts.flatMap((part) => partFaults(part, provided)),
    ...orderFaults(mta.modules),
    ...waitingInCircles(mta.modules),
  ];
}

/** What may be required, with the properties that it gives. */
function providedValues({ modules, resources }: Mta): ReadonlyMap<string, Values> {
  const given = [...modules.flatMap(({ provides = [] }) => provides), ...resources];
  const values = given.map(({ name, properties = {} }) => [name, properties] as const);
  return new Map([...modules.map(({ name }) => [name, {}] as const), ...values]);
}

function partFaults(part: MtaPart, provided: ReadonlyMap<string, Values>): string[] {
  const { requires = [], properties, parameters } = part;
  const unknown = requires
    .filter(({ name }) => !provided.has(name))
    .map(({ name }) => `${part.name}: requires ${name}, which nobody provides`);
  const known = requires.filter(({ name }) => provided.has(name));
  return [
    ...unknown,
    ...known.flatMap((required) => unresolvedHere(part.name, required, provided)),
    ...placeholders([properties, parameters]).flatMap((text) =>
      unresolvedByName(part.name, text, known, provided),
    ),
  ];
}

/** Inside a requirement, `~{property}` is one of what is required. */
function unresolvedHere(
  part: string,
  { name, properties }: Requirement,
  provided: ReadonlyMap<string, Values>,
): string[] {
  const values = provided.get(name) ?? {};
  return placeholders(properties)
    .filter((property) => !(property in values))
    .map((property) => `${part}: ${name} provides no ${property}`);
}

/** Elsewhere it is `~{name/property}`, of something that the part requires. */
function unresolvedByName(
  part: string,
  text: string,
  requires: readonly Requirement[],
  provided: ReadonlyMap<string, Values>,
): string[] {
  const [name = '', property = ''] = text.split('/');
  if (!requires.some((required) => required.name === name)) {
    return [`${part}: ~{${text}} is of nothing that it requires`];
  }
  return property in (provided.get(name) ?? {}) ? [] : [`${part}: ${name} provides no ${property}`];
}

function placeholders(value: unknown): string[] {
  const text = JSON.stringify(value ?? '');
  return [...text.matchAll(/~\{([^}]+)\}/g)].map(([, inner]) => inner);
}

function orderFaults(modules: readonly MtaPart[]): string[] {
  const names = new Set(modules.map(({ name }) => name));
  return modules.flatMap(({ name, 'deployed-after': after = [] }) =>
    after.filter((one) => !names.has(one)).map((one) => `${name}: no module ${one} to wait for`),
  );
}

function waitingInCircles(modules: readonly MtaPart[]): string[] {
  const after = new Map(modules.map((module) => [module.name, module['deployed-after'] ?? []]));
  const reaches = (from: string, to: string, seen: ReadonlySet<string>): boolean =>
    (after.get(from) ?? []).some(
      (next) => next === to || (!seen.has(next) && reaches(next, to, new Set([...seen, next]))),
    );
  return [...after.keys()]
    .filter((name) => reaches(name, name, new Set([name])))
    .map((name) => `${name}: waits for itself`);
}
