import { createHash } from 'node:crypto';

/**
 * One text for all that can be seen of objects: their properties in order with their attributes, also hidden ones,
 * what they inherit, and which of them are the same. Two graphs with the same fingerprint are exchangeable.
 */
export function fingerprintOfGraph(root: object): string {
  const hash = createHash('sha256');
  const numbers = new Map<object, number>([[root, 0]]);
  // A map gives what is added while it is read.
  for (const value of numbers.keys()) hash.update(JSON.stringify(describe(value, numbers)));
  return hash.digest('hex');
}

function describe(value: object, numbers: Map<object, number>): unknown {
  const name = (part: unknown) => nameOf(part, numbers);
  const properties = Reflect.ownKeys(value).map((key) => {
    const {
      get,
      set,
      value: part,
      ...attributes
    } = Object.getOwnPropertyDescriptor(value, key) ?? {};
    return [String(key), attributes, name(part), name(get), name(set)];
  });
  return [name(Object.getPrototypeOf(value)), properties];
}

function nameOf(part: unknown, numbers: Map<object, number>): unknown {
  if (typeof part === 'function') return [part.name];
  if (typeof part !== 'object' || part === null) return `${typeof part} ${String(part)}`;
  const number = numbers.get(part) ?? numbers.size;
  numbers.set(part, number);
  return number;
}
