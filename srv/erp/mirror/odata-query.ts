import { ofPartners, stampFields } from './change-filter.ts';
import type { ErpObject } from './erp-object.ts';

/** Path with query of an object's records, all or those a `$filter` keeps. */
export function recordsPath(object: ErpObject, filter?: string): string {
  const { select, expand } = object;
  const filters = [object.filter, filter].filter((part) => part !== undefined);
  return path(object, {
    $select: select.join(','),
    $expand: expand,
    $filter: filters.length > 1 ? filters.map((part) => `(${part})`).join(' and ') : filters[0],
  });
}

/** Path of the keys of some records, in key order. */
export function keysPath(object: ErpObject, filter: string): string {
  const $orderby = object.keys.join(',');
  return path(object, { $select: $orderby, $filter: filter, $orderby });
}

/** Path of the one record that changed last; only its change stamp. */
export function newestPath(object: ErpObject): string {
  const fields = stampFields(object.changes);
  return path(object, {
    $select: fields.join(','),
    $orderby: fields.map((field) => `${field} desc`).join(','),
    $top: '1',
  });
}

/** Paths that together bring the records of some partners; short enough for any gateway. */
export function partnerPaths(
  object: ErpObject,
  field: string,
  partners: readonly string[],
): string[] {
  const paths: string[] = [];
  for (let from = 0; from < partners.length; from += PARTNERS_A_CALL) {
    const some = partners.slice(from, from + PARTNERS_A_CALL);
    paths.push(recordsPath(object, ofPartners(field, some)));
  }
  return paths;
}

/** Paths that together bring what some filters keep; short enough for any gateway. */
export function filterPaths(object: ErpObject, filters: readonly string[]): string[] {
  const paths: string[] = [];
  for (let from = 0; from < filters.length; from += FILTERS_A_CALL) {
    const some = filters.slice(from, from + FILTERS_A_CALL).map((filter) => `(${filter})`);
    paths.push(recordsPath(object, some.join(' or ')));
  }
  return paths;
}

const PARTNERS_A_CALL = 40;
const FILTERS_A_CALL = 20;

function path(object: ErpObject, options: Readonly<Record<string, string | undefined>>): string {
  const query = Object.entries(options)
    .filter((option): option is [string, string] => option[1] !== undefined)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');
  return `/${object.path ?? object.entity}?${query}`;
}
