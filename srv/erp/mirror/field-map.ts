import { fingerprint } from '../../domain/fingerprint.ts';
import type { ErpObject } from './erp-object.ts';

const known = new WeakMap<ErpObject, string>();

/** Says in 16 digits which fields of an object are read, the bank's own among them, and which columns they fill. */
export function fieldMapOf(object: ErpObject): string {
  const map = known.get(object) ?? newFieldMap(object);
  known.set(object, map);
  return map;
}

function newFieldMap({ path, select, expand, filter, targets }: ErpObject): string {
  const columns = targets.map((target) => {
    return [target.table.name, target.columns.map(({ name }) => name).toSorted()];
  });
  return fingerprint([path ?? '', select.toSorted(), expand ?? '', filter ?? '', columns]);
}
