import fc, { type Arbitrary } from 'fast-check';
import { RUNS, SOURCE } from '../../support/portfolio.ts';
import { CANARY, CANARY_NUMBER, HIDDEN, type Owner, SEEN } from './plant.ts';
import type { Call, EntitySurface, Navigation, Property, ServiceSurface } from './surface.ts';

/** One attempt to get at what is hidden. */
export interface Attempt {
  readonly entity: EntitySurface;
  readonly path: string;
  /** Asks for what only hidden rows have: any row in the answer gives one away. */
  readonly isQuestion: boolean;
  readonly isInBatch: boolean;
}

export interface WriteAttempt {
  readonly path: string;
  readonly method: 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  readonly body: Readonly<Record<string, unknown>>;
}

type Tail = Pick<Attempt, 'isQuestion'> & { readonly tail: string };

/** Reads of every kind that OData has, over the entities and where they lead, and questions of functions. */
export function attempts(
  entities: readonly EntitySurface[],
  services: readonly ServiceSurface[],
): Arbitrary<Attempt> {
  const asked = questions(entities, services);
  const reads = readAttempts(entities);
  if (asked.length === 0) return reads;
  const functions = fc.constantFrom(...asked).map((path) => {
    const [entity] = entities as [EntitySurface];
    return { entity, path, isQuestion: false, isInBatch: false };
  });
  return fc.oneof({ weight: 9, arbitrary: reads }, { weight: 1, arbitrary: functions });
}

/** Every function, bound to rows seen and hidden or to none, about what is hidden. */
function questions(
  entities: readonly EntitySurface[],
  services: readonly ServiceSurface[],
): string[] {
  const isFunction = ({ isAction }: Call) => !isAction;
  const called = (call: Call) => {
    const given = call.parameters.map((one) => `${one.name}=${literal(one, HIDDEN)}`);
    return `${call.name}(${given.join(',')})`;
  };
  const bound = entities.flatMap((entity) =>
    entity.calls.filter(isFunction).flatMap((call) =>
      [SEEN, HIDDEN].map((owner) => {
        return `${entity.path}${keyOf(entity, owner)}/${entity.service}.${called(call)}`;
      }),
    ),
  );
  const unbound = services.flatMap(({ path, calls }) =>
    calls.filter(isFunction).map((call) => `${path}/${called(call)}`),
  );
  return [...bound, ...unbound];
}

function readAttempts(entities: readonly EntitySurface[]): Arbitrary<Attempt> {
  return fc
    .constantFrom(...entities)
    .chain((entity) =>
      fc.record({ entity: fc.constant(entity), one: tails(entity), isInBatch: fc.boolean() }),
    )
    .map(({ entity, one: { tail, isQuestion }, isInBatch }) => {
      return { entity, path: `${entity.path}${tail}`, isQuestion, isInBatch };
    });
}

function tails(entity: EntitySurface): Arbitrary<Tail> {
  const said = (arbitrary: Arbitrary<string>, isQuestion = false): Arbitrary<Tail> =>
    arbitrary.map((tail) => ({ tail, isQuestion }));
  const way = ways(entity, 2);
  return fc.oneof(
    said(
      condition(entity).map((text) => `?$count=true&$filter=${text}`),
      true,
    ),
    said(
      condition(entity).map((text) => `/$count?$filter=${text}`),
      true,
    ),
    said(
      condition(entity).map((text) => `?$apply=filter(${text})`),
      true,
    ),
    said(fc.constantFrom('kanari', '"kanari"', 'kanari OR seen').map((text) => `?$search=${text}`)),
    said(expansion(entity, 3).map((text) => `?$expand=${text}`)),
    said(way.map((path) => `?$orderby=${path} desc&$top=50`)),
    said(way.map((path) => `?$apply=groupby((${path}))`)),
    said(way.map((path) => `?$apply=aggregate(${path} with max as found)`)),
    said(way.map((path) => `?$apply=aggregate(${path} with min as found)`)),
    said(way.map((path) => `?$select=${path}`)),
    said(way.map((path) => `?$compute=${path} as found&$select=found`)),
    said(fc.constant(keyOf(entity, HIDDEN))),
    said(rowPath(entity)),
  );
}

/** A row, hidden or not, and where it leads. */
function rowPath(entity: EntitySurface): Arbitrary<string> {
  const row = fc.constantFrom(SEEN, HIDDEN).map((owner) => keyOf(entity, owner));
  const [first] = entity.navigations;
  if (!first) return row;
  return fc
    .tuple(
      row,
      fc.constantFrom(...entity.navigations),
      fc.constantFrom('', '/$count', 'key', '/$ref'),
    )
    .map(([path, { name, target, isMany }, end]) => {
      const hidden = end === 'key' && target && isMany ? keyOf(target, HIDDEN) : '';
      return `${path}/${name}${end === 'key' ? hidden : end}`;
    });
}

/** The way to a property, over at most so many navigations. */
function ways(entity: EntitySurface, depth: number): Arbitrary<string> {
  const here = fc.constantFrom(...entity.properties).map(({ name }) => name);
  const next = entity.navigations.filter(({ target }) => target);
  if (depth === 0 || next.length === 0) return here;
  const there = fc
    .constantFrom(...next)
    .chain(({ name, target }) =>
      ways(target as EntitySurface, depth - 1).map((way) => `${name}/${way}`),
    );
  return fc.oneof(here, there);
}

/** A condition that holds for hidden rows only, here or behind navigations. */
function condition(entity: EntitySurface, prefix = '', depth = 2): Arbitrary<string> {
  const askable = entity.properties.filter(({ kind }) => kind !== 'other');
  const here = fc
    .constantFrom(...(askable.length > 0 ? askable : entity.properties))
    .chain((property) => question(`${prefix}${property.name}`, property));
  const next = entity.navigations.filter(({ target }) => target);
  if (depth === 0 || next.length === 0) return here;
  const there = fc.constantFrom(...next).chain((navigation) => behind(navigation, prefix, depth));
  return fc.oneof(here, there);
}

function behind({ name, target, isMany }: Navigation, prefix: string, depth: number) {
  const entity = target as EntitySurface;
  if (!isMany) return condition(entity, `${prefix}${name}/`, depth - 1);
  const variable = `v${depth}`;
  return condition(entity, `${variable}/`, depth - 1).map(
    (inner) => `${prefix}${name}/any(${variable}:${inner})`,
  );
}

function question(path: string, { kind }: Property): Arbitrary<string> {
  if (kind === 'number') {
    return fc.constantFrom(`${path} ge ${CANARY_NUMBER}`, `${path} eq ${CANARY_NUMBER}`);
  }
  if (kind === 'uuid') return fc.constant(`${path} eq ${HIDDEN.id}`);
  return fc.constantFrom(
    `contains(${path},'${CANARY}')`,
    `startswith(${path},'${CANARY}')`,
    `${path} eq '${CANARY}'`,
    `${path} in ('${CANARY}','x${CANARY}')`,
    `contains(concat(${path},'-'),'${CANARY}')`,
    `indexof(tolower(${path}),'${CANARY}') ge 0`,
  );
}

function expansion(entity: EntitySurface, depth: number): Arbitrary<string> {
  const next = entity.navigations.filter(({ target }) => target);
  if (next.length === 0) return fc.constant('*');
  return fc.constantFrom(...next).chain(({ name, target }) => {
    const inner = target as EntitySurface;
    const options = [
      fc.constant(name),
      fc.constant(`${name}($levels=3)`),
      condition(inner).map((text) => `${name}($filter=${text})`),
      ways(inner, 1).map((way) => `${name}($orderby=${way})`),
    ];
    if (depth > 1)
      options.push(expansion(inner, depth - 1).map((text) => `${name}($expand=${text})`));
    return fc.oneof(...options);
  });
}

/** The owner's row by its key. */
function keyOf({ properties }: EntitySurface, owner: Owner): string {
  const keys = properties.filter(({ isKey }) => isKey);
  return `(${keys.map((key) => `${key.name}=${literal(key, owner)}`).join(',')})`;
}

function literal({ name, kind }: Property, owner: Owner): string {
  if (name === 'run') return RUNS[owner.segment] ?? owner.id;
  if (kind === 'uuid') return owner.id;
  if (kind === 'number') return String(owner.number);
  if (kind === 'other') return 'null';
  const { partner, segment, agent, collectionGroup } = owner;
  const known: Record<string, string> = {
    partner,
    segment,
    agent,
    collectionGroup,
    source: SOURCE,
  };
  return `'${known[name] ?? owner.text}'`;
}

/** Writes to hidden rows, new rows for them, rows that reach into them, and actions about them. */
export function writeAttempts(
  entities: readonly EntitySurface[],
  services: readonly ServiceSurface[],
): Arbitrary<WriteAttempt> {
  const bound = entities.flatMap((entity) =>
    actionsOf(entity).map((call) => ({
      call,
      path: `${entity.path}${keyOf(entity, HIDDEN)}/${entity.service}.${call.name}`,
    })),
  );
  const unbound = services.flatMap((service) =>
    actionsOf(service).map((call) => ({ call, path: `${service.path}/${call.name}` })),
  );
  return fc.oneof(
    fc.constantFrom(...entities).chain(rowWrite),
    fc.constantFrom(...bound, ...unbound).map(({ call, path }) => {
      return { method: 'POST' as const, path, body: contentsOf(call.parameters) };
    }),
  );
}

function actionsOf({ calls }: { readonly calls: readonly Call[] }): Call[] {
  return calls.filter(({ isAction }) => isAction);
}

function rowWrite(entity: EntitySurface): Arbitrary<WriteAttempt> {
  const parts = {
    method: fc.constantFrom('POST', 'PATCH', 'PUT', 'DELETE'),
    owner: fc.constantFrom(SEEN, HIDDEN),
    body: contents(entity, 1),
  } as const;
  return fc.record(parts).map(({ method, owner, body }) => {
    const path = method === 'POST' ? entity.path : `${entity.path}${keyOf(entity, owner)}`;
    return { method, path, body };
  });
}

function contents(entity: EntitySurface, depth: number): Arbitrary<Record<string, unknown>> {
  const flat = fc.subarray([...entity.properties], { minLength: 1 }).map(contentsOf);
  const next = entity.navigations.filter(({ target }) => target);
  if (depth === 0 || next.length === 0) return flat;
  const deep = fc.constantFrom(...next).chain(({ name, target, isMany }) =>
    fc.tuple(flat, contents(target as EntitySurface, depth - 1)).map(([outer, inner]) => {
      return { ...outer, [name]: isMany ? [inner] : inner };
    }),
  );
  return fc.oneof(flat, deep);
}

function contentsOf(properties: readonly Property[]): Record<string, unknown> {
  return Object.fromEntries(properties.map((one) => [one.name, written(one)]));
}

function written({ name, kind }: Property): unknown {
  if (name === 'segment') return HIDDEN.segment;
  if (name === 'partner') return HIDDEN.partner;
  if (name === 'collectionGroup') return HIDDEN.collectionGroup;
  if (kind === 'uuid') return HIDDEN.id;
  if (kind === 'number') return 7;
  return kind === 'text' ? 'mutant' : null;
}
