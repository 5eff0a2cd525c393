import type cds from '@sap/cds';
import { rowLimitsOf } from '../../requests/limits.ts';
import { badRequest, forbidden, type Refusal } from '../../requests/refusal.ts';
import type { Element, Entity, Model } from './cqn.ts';
import { isWritable } from './readable.ts';
import { limitedColumns } from './row-limits.ts';

type Row = Readonly<Record<string, unknown>>;

/** What is written, by whom. */
interface Writing {
  readonly event: string;
  readonly user: cds.User;
  readonly model: Model;
}

/**
 * Holds new contents to what their user could write directly, at any depth: PATH_FORBIDDEN (403) for a
 * part that they may not write, SEGMENT_FOREIGN or GROUP_FOREIGN for a row that would then be somebody
 * else's, PATH_NOT_A_PART (400) for contents of what is only referred to.
 */
export function guardWrite(data: unknown, entity: Entity, writing: Writing): void {
  for (const row of [data].flat()) {
    if (row === null || typeof row !== 'object') continue;
    refuseForeign(row as Row, entity, writing.user);
    for (const [name, value] of Object.entries(row)) {
      const element = entity.elements[name];
      if (!element?.target || value === null || typeof value !== 'object') continue;
      guardPart(value, element, writing);
    }
  }
}

function guardPart(value: object, { name, target, isComposition }: Element, writing: Writing) {
  const part = writing.model.definitions[target ?? ''];
  if (!part) return;
  if (!isComposition) {
    if (isKeyOnly(value, part)) return;
    throw badRequest('PATH_NOT_A_PART', name);
  }
  if (!isWritable(writing.user, part, writing.event)) throw forbidden('PATH_FORBIDDEN');
  guardWrite(value, part, writing);
}

function isKeyOnly(value: object, { keys = {} }: Entity): boolean {
  return !Array.isArray(value) && Object.keys(value).every((name) => name in keys);
}

function refuseForeign(row: Row, entity: Entity, user: cds.User): void {
  for (const { column, names, orNull } of limitedColumns(rowLimitsOf(user), entity)) {
    if (!(column in row)) continue;
    const value = row[column] ?? null;
    const isMine = value === null ? orNull : names.includes(String(value));
    if (!isMine) throw foreign(column, value === null ? '*' : String(value));
  }
}

function foreign(column: string, value: string): Refusal {
  if (column === 'segment') return forbidden('SEGMENT_FOREIGN', { segment: value });
  if (column === 'collectionGroup') return forbidden('GROUP_FOREIGN', { collectionGroup: value });
  return forbidden('PATH_FORBIDDEN');
}
