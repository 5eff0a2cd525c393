import {
  type Element,
  type Entity,
  type Model,
  nameOf,
  type Query,
  type Ref,
  type Select,
} from './cqn.ts';

/** A step of a query from the rows of one entity to those of another, wherever it stands. */
export interface Hop {
  /** Null where the query starts. */
  readonly from: Entity | null;
  readonly association: Element | null;
  readonly target: Entity;
  /** Whether these are the rows that the request itself is about. */
  readonly isRequested: boolean;
  /** Narrows the rows that the step leads to; null where CAP cannot: in paths to single values. */
  readonly narrow: ((condition: readonly unknown[]) => void) | null;
}

/** How a path is meant: what follows from the requested rows, a row that exists, or a value. */
type Way = 'navigation' | 'exists' | 'value';

/**
 * Every step that a query takes over the model: what it is about, navigation, $expand, and the paths of
 * $filter (lambda operators too), $orderby, $apply, $compute and $search, at any depth.
 */
export function hopsOf(query: Query, model: Model): Hop[] {
  const walk = new Walk(model);
  walk.query(query);
  return walk.hops;
}

class Walk {
  readonly hops: Hop[] = [];
  readonly #model: Model;

  constructor(model: Model) {
    this.#model = model;
  }

  query(query: Query): Entity | undefined {
    const { SELECT, INSERT, UPSERT, UPDATE, DELETE } = query;
    if (SELECT) return this.#select(query);
    const changed = INSERT?.into ?? UPSERT?.into ?? UPDATE?.entity ?? DELETE?.from;
    if (changed === undefined) return undefined;
    const target = this.#requested(typeof changed === 'string' ? { ref: [changed] } : changed);
    const { where } = (UPDATE ?? DELETE ?? {}) as { where?: unknown };
    this.#inside(where, target);
    return target;
  }

  #select(query: Query): Entity | undefined {
    const select = query.SELECT as Select;
    const { from, groupBy, ...rest } = select;
    const isInner = 'SELECT' in from;
    const target = isInner ? this.query(from) : this.#requested(from as Ref, narrowRows(select));
    this.#inside(groupBy, target);
    // Of groups, what is expanded are values to group by.
    this.#inside(Object.values(rest), target, groupBy !== undefined);
    return target;
  }

  /** The path of the request itself; its last step is what the request is about. */
  #requested(path: Ref, narrow: Hop['narrow'] = null): Entity | undefined {
    const [root, ...steps] = path.ref ?? [];
    if (root === undefined) return undefined;
    const target = this.#model.definitions[nameOf(root)];
    if (!target) return undefined;
    const isRequested = steps.length === 0;
    const inPath = isRequested ? narrow : narrowStep(path, 0);
    this.hops.push({ from: null, association: null, target, isRequested, narrow: inPath });
    this.#inside(whereOf(root), target);
    return this.#path(path, target, { way: 'navigation', first: 1, last: narrow });
  }

  /** Follows a path from an entity; answers where it ends. */
  #path(
    path: Ref,
    entity: Entity | undefined,
    { way, first = 0, last = null }: { way: Way; first?: number; last?: Hop['narrow'] },
  ): Entity | undefined {
    let from = entity;
    let elements = entity?.elements;
    for (const [index, step] of path.ref.entries()) {
      if (index < first) continue;
      const association: Element | undefined = elements?.[nameOf(step)];
      elements = association?.elements;
      const target = association?.target ? this.#model.definitions[association.target] : undefined;
      if (!association || !target || !from) continue;
      const isRequested = way === 'navigation' && index === path.ref.length - 1;
      const inPath = way === 'value' ? null : narrowStep(path, index);
      const narrow = isRequested ? last : inPath;
      this.hops.push({ from, association, target, isRequested, narrow });
      this.#inside(whereOf(step), target);
      from = target;
      elements = target.elements;
    }
    return from;
  }

  /** Everything within a part of a query whose paths start at an entity. */
  #inside(part: unknown, entity: Entity | undefined, isGrouped = false): void {
    if (Array.isArray(part)) {
      for (const [index, one] of part.entries()) {
        const isExists = part[index - 1] === 'exists';
        if (isExists && isRef(one)) this.#path(one, entity, { way: 'exists' });
        else this.#inside(one, entity, isGrouped);
      }
      return;
    }
    if (part === null || typeof part !== 'object') return;
    if ('SELECT' in part) return void this.query(part as Query);
    if (!isRef(part)) {
      this.#inside(Object.values(part), entity, isGrouped);
      return;
    }
    const { ref: _, ...rest } = part as Ref & Record<string, unknown>;
    const isExpand = 'expand' in part && !isGrouped;
    const target = isExpand
      ? this.#expand(part, entity)
      : this.#path(part, entity, { way: 'value' });
    this.#inside(Object.values(rest), target);
  }

  #expand(column: Ref & { where?: readonly unknown[] }, entity: Entity | undefined) {
    const before = this.hops.length;
    const target = this.#path(column, entity, { way: 'value' });
    const hop = this.hops[before];
    const isOnly = this.hops.length === before + 1;
    if (hop && isOnly) this.hops[before] = { ...hop, narrow: narrowRows(column) };
    return target;
  }
}

function isRef(part: unknown): part is Ref {
  return Array.isArray((part as Partial<Ref> | null)?.ref);
}

function whereOf(step: Ref['ref'][number]): unknown {
  return typeof step === 'string' ? undefined : step.where;
}

function narrowRows(of: { where?: readonly unknown[] }): (condition: readonly unknown[]) => void {
  return (condition) => {
    of.where = both(of.where, condition);
  };
}

function narrowStep({ ref }: Ref, index: number): (condition: readonly unknown[]) => void {
  return (condition) => {
    const step = ref[index];
    if (step === undefined) return;
    const given = typeof step === 'string' ? { id: step } : step;
    ref[index] = { ...given, where: both(given.where, condition) };
  };
}

function both(given: readonly unknown[] | undefined, more: readonly unknown[]): readonly unknown[] {
  return given && given.length > 0 ? [{ xpr: given }, 'and', { xpr: more }] : more;
}
