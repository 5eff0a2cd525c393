import type { ErpRow } from './odata-filter.ts';

/** How the ERP treats the same request when it comes again. */
export type Honours =
  /** The wrapper contract: a second operation id gets the first object. */
  | 'operation-id'
  /** Repeatability-* headers, for some time; afterwards it carries the request out again. */
  | 'repeatability'
  /** A standard create that looks at neither: it can only be asked whether it has an operation. */
  | 'neither';

/** An entity set in which operations create objects. */
export interface ErpSet {
  readonly name: string;
  readonly key: string;
  readonly honours: Honours;
}

/** What an operation asks for, as it arrives. */
export interface Order {
  /** See `effectIdOf`. */
  readonly operationId: string;
  /** By what a gateway recognises a request that comes again; undefined when it says nothing. */
  readonly repeatability: string | undefined;
  readonly at: number;
  /** The sender had lost its claim, or a proxy repeats the request: no client can prevent it. */
  readonly isBeyondControl: boolean;
}

/** Something that happened in the ERP because of an operation. */
export interface Effect extends Order {
  /** Of the object that it made or changed. */
  readonly erpKey: string;
}

interface Answered {
  readonly row: ErpRow;
  readonly at: number;
}

/** By what an operation's effects are known: its id, or what only it sets. */
export function effectIdOf({ id, kind, payload }: EffectSource): string {
  if (kind !== 'dispute-change') return id;
  return String((JSON.parse(payload) as { title?: string }).title);
}

export interface EffectSource {
  readonly id: string;
  readonly kind: string;
  /** JSON. */
  readonly payload: string;
}

/** Objects that operations create and change, and every effect they had. */
export class ErpObjects {
  readonly effects: Effect[] = [];
  readonly #repeatabilitySeconds: number;
  readonly #rows = new Map<string, ErpRow[]>();
  readonly #answered = new Map<string, Answered>();
  #number = 0;

  constructor(repeatabilitySeconds: number) {
    this.#repeatabilitySeconds = repeatabilitySeconds;
  }

  rowsOf(set: string): readonly ErpRow[] {
    return this.#rows.get(set) ?? [];
  }

  /** The wrapper contract's list of operations, by which changes are recognised. */
  get operations(): readonly ErpRow[] {
    return this.effects.map(({ operationId }) => ({ OperationId: operationId }));
  }

  /** The ERP's keys of what an operation did: none when it had no effect. */
  keysOf(operationId: string): string[] {
    return this.effects.filter((one) => one.operationId === operationId).map((one) => one.erpKey);
  }

  /** What was answered to the same request before; undefined when it is to be carried out. */
  answerBefore({ name, key, honours }: ErpSet, order: Order): ErpRow | undefined {
    const { operationId, repeatability, at } = order;
    if (honours === 'neither') return undefined;
    if (honours === 'operation-id') {
      const [first] = this.keysOf(operationId);
      return first === undefined ? undefined : this.find(name, key, first);
    }
    const first = repeatability === undefined ? undefined : this.#answered.get(repeatability);
    const isRemembered = first && at - first.at <= this.#repeatabilitySeconds * 1000;
    return isRemembered ? first.row : undefined;
  }

  create({ name, key }: ErpSet, order: Order, body: ErpRow): ErpRow {
    this.#number += 1;
    const erpKey = keyOf(key, this.#number);
    const row = { ...body, [key]: erpKey, '@odata.etag': 'W/"1"' };
    this.#rows.set(name, [...this.rowsOf(name), row]);
    this.#happened({ ...order, erpKey }, row);
    return row;
  }

  change({ name, key }: ErpSet, order: Order, row: ErpRow, changes: ErpRow): ErpRow {
    const changed = this.touch({ name, key }, row, changes);
    this.#happened({ ...order, erpKey: String(row[key]) }, changed);
    return changed;
  }

  /** Changes a row and its ETag; by whomever. */
  touch({ name, key }: Pick<ErpSet, 'name' | 'key'>, row: ErpRow, changes: ErpRow): ErpRow {
    const version = Number(/\d+/.exec(String(row['@odata.etag']))?.[0] ?? 0) + 1;
    const changed = { ...row, ...changes, '@odata.etag': `W/"${version}"` };
    const rows = this.rowsOf(name).map((one) => (one[key] === row[key] ? changed : one));
    this.#rows.set(name, rows);
    return changed;
  }

  find(set: string, key: string, value: string): ErpRow | undefined {
    return this.rowsOf(set).find((row) => row[key] === value);
  }

  #happened(effect: Effect, row: ErpRow): void {
    this.effects.push(effect);
    const { repeatability, at } = effect;
    if (repeatability !== undefined) this.#answered.set(repeatability, { row, at });
  }
}

/** Numbers of FI-CA, and UUIDs of cases. */
function keyOf(property: string, number: number): string {
  if (!property.endsWith('UUID')) return String(number).padStart(10, '0');
  return `00000000-0000-4000-9000-${String(number).padStart(12, '0')}`;
}

/** By what a gateway knows a request (OASIS Repeatable Requests 1.0); when it was sent first says only how long. */
export function repeatabilityOf(headers: Readonly<Record<string, string>>): string | undefined {
  return headers['Repeatability-Request-ID'];
}

/**
 * The operation that a body carries: in the contract's own field, or as an external reference. A
 * standard change carries none: its title, which no other has, stands for it (see `effectIdOf`).
 */
export function operationIdOf(body: object | undefined): string | undefined {
  const { OperationId, CaseExternalReference, CaseTitle } = (body ?? {}) as Record<string, unknown>;
  if (typeof OperationId === 'string') return OperationId;
  if (CaseExternalReference === undefined && typeof CaseTitle === 'string') return CaseTitle;
  if (typeof CaseExternalReference !== 'string') return undefined;
  const hex = CaseExternalReference.toLowerCase();
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
