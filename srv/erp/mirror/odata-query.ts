import { changeFields, ofPartners, stampFields } from './change-filter.ts';
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

/** Path of some fields of some records, in key order. */
export function keysPath(object: ErpObject, fields: readonly string[], filter?: string): string {
  const $orderby = object.keys.join(',');
  return path(object, { $select: fields.join(','), $filter: filter, $orderby });
}

/** Path of the one record that changed last; only its stamps. */
export function newestPath(object: ErpObject): string {
  const latestFirst = changeFields(object.changes).map((field) => `${field} desc`);
  return path(object, {
    $select: stampFields(object.changes).join(','),
    $orderby: latestFirst.join(','),
    $top: '1',
  });
}

/** Path that says how many records there are. */
export function countPath(object: ErpObject): string {
  const $select = object.keys.join(',');
  return path(object, { $select, $filter: object.filter, $count: 'true', $top: '1' });
}

/** Path of a key field of the record at a place in that field's order. */
export function keyAtPath(object: ErpObject, key: string, at: number): string {
  const paging = { $orderby: key, $skip: String(at), $top: '1' };
  return path(object, { $select: key, $filter: object.filter, ...paging });
}

/** Paths that together bring the records of some partners, each short enough for any gateway. */
export function partnerPaths(
  object: ErpObject,
  field: string,
  partners: readonly string[],
): PartnerPath[] {
  const paths: PartnerPath[] = [];
  for (let from = 0; from < partners.length; from += PARTNERS_A_CALL) {
    const some = partners.slice(from, from + PARTNERS_A_CALL);
    paths.push({ path: recordsPath(object, ofPartners(field, some)), partners: some });
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

/** A path and whose records it brings. */
export interface PartnerPath {
  readonly path: string;
  readonly partners: readonly string[];
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
