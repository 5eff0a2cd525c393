import { keyLiteral } from '../mirror/odata-values.ts';

/** Values of key fields or of a filter, all texts on the wire. */
export type ODataKey = Readonly<Record<string, string>>;

/** `/Set?$filter=A eq 'x' and B eq 'y'` (V4): rows with these values. */
export function filterPath(entitySet: string, values: ODataKey): string {
  const filter = Object.entries(values).map(([name, value]) => `${name} eq ${literal(value)}`);
  return `/${entitySet}?$filter=${encodeURIComponent(filter.join(' and '))}`;
}

/** `/Set(A='x',B='y')` (V4): the entity with this key. */
export function entityPath(entitySet: string, key: ODataKey): string {
  const parts = Object.entries(key).map(
    ([name, value]) => `${name}=${encodeURIComponent(literal(value))}`,
  );
  return `/${entitySet}(${parts.join(',')})`;
}

function literal(value: string): string {
  return keyLiteral('v4', value) ?? value;
}
