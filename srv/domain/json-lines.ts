import type { Json } from './canonical-json.ts';

/**
 * JSON as lines of path and value, in their order, for people who look into a message; positions count from 1.
 * @example jsonLines({ partner: '100', items: [{ amount: '9.00' }] }) // ['partner: 100', 'items[1].amount: 9.00']
 */
export function jsonLines(value: Json, path = ''): string[] {
  if (value === null || typeof value !== 'object') return [`${path}: ${value ?? '–'}`];
  if (Array.isArray(value)) {
    return value.flatMap((inner, index) => jsonLines(inner, `${path}[${index + 1}]`));
  }
  return Object.entries(value).flatMap(([name, inner = null]) =>
    jsonLines(inner, path ? `${path}.${name}` : name),
  );
}
