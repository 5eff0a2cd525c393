/**
 * Plain objects as text and back, exactly: with the properties that are hidden from enumeration, dictionaries that
 * inherit nothing, and objects that are reached on more than one way. JSON leaves these out, and CAP reads some of what
 * the compiler hides: `$path`, whose last step is the value of an enum's symbol without one; `meta.transformation`,
 * without which `*` names the columns of an association twice.
 */

/** The property that says of an object what JSON does not. */
const MARK = '$dumped';

interface Mark {
  /** In place of the object that has this number. */
  readonly see?: number;
  readonly number?: number;
  readonly isBare?: boolean;
  readonly hidden?: readonly string[];
  /** The elements, where the object is an array. */
  readonly list?: object;
}

type Properties = Record<string, unknown>;

/** @throws TypeError for what is not plain: a function, a class's object, a calculated or locked property. */
export function dump(root: object): string {
  const shared = findShared(root);
  const numbers = new Map<object, number>();
  return JSON.stringify(root, (_key, value) => {
    if (!isObject(value)) return value;
    const see = numbers.get(value);
    if (see !== undefined) return { [MARK]: { see } };
    if (shared.has(value)) numbers.set(value, numbers.size);
    return marked(value, numbers.get(value));
  });
}

/** The objects as they were when they were dumped. */
export function restore(dumped: string): object {
  return unmarked(JSON.parse(dumped), new Map());
}

function findShared(root: object): ReadonlySet<object> {
  const seen = new Set<object>();
  const shared = new Set<object>();
  const waiting = [root];
  for (let value = waiting.pop(); value; value = waiting.pop()) {
    if (seen.has(value)) shared.add(value);
    else waiting.push(...plainParts(value));
    seen.add(value);
  }
  return shared;
}

function plainParts(value: object): object[] {
  const prototype = Object.getPrototypeOf(value);
  const isPlain = [Object.prototype, Array.prototype, null].includes(prototype);
  const isOdd = Object.getOwnPropertySymbols(value).length > 0 || Object.hasOwn(value, MARK);
  if (!isPlain || isOdd) throw notPlain(value);
  const parts: object[] = [];
  for (const [name, property] of Object.entries(Object.getOwnPropertyDescriptors(value))) {
    if (name === 'length' && Array.isArray(value)) continue;
    if (!property.writable || !property.configurable || !isJson(property.value))
      throw notPlain(name);
    if (isObject(property.value)) parts.push(property.value);
  }
  return parts;
}

function isJson(value: unknown): boolean {
  return isObject(value) || JSON.parse(JSON.stringify(value) ?? 'null') === value;
}

function notPlain(what: unknown): TypeError {
  return new TypeError(`${String(what)} cannot be dumped`);
}

function marked(value: object, number: number | undefined): object {
  if (Array.isArray(value))
    return number === undefined ? value : { [MARK]: { number, list: [...value] } };
  const all = Object.getOwnPropertyNames(value);
  const hidden = all.filter((name) => !Object.prototype.propertyIsEnumerable.call(value, name));
  const isBare = Object.getPrototypeOf(value) === null;
  if (!isBare && number === undefined && hidden.length === 0) return value;
  const properties = all.map((name) => [name, Reflect.get(value, name)]);
  const mark: Mark = { number, isBare, hidden };
  // As the last property, which is taken away at no cost.
  return Object.fromEntries([...properties, [MARK, mark]]);
}

function unmarked(value: object, numbered: Map<number, object>): object {
  const { [MARK]: mark } = value as { [MARK]?: Mark };
  if (mark?.see !== undefined) return numbered.get(mark.see) ?? {};
  const object = (mark?.list ?? value) as Properties;
  if (mark?.number !== undefined) numbered.set(mark.number, object);
  if (mark) Reflect.deleteProperty(object, MARK);
  for (const [name, part] of Object.entries(object)) {
    if (isObject(part)) object[name] = unmarked(part, numbered);
  }
  if (mark?.isBare) Object.setPrototypeOf(object, null);
  for (const name of mark?.hidden ?? []) Object.defineProperty(object, name, { enumerable: false });
  return object;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
