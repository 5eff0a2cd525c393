import cds from '@sap/cds';
import { sensitiveReadsTable } from '../platform/tables.ts';
import { myDatabase } from '../requests/my-database.ts';
import type { Entity, Model } from '../security/guard/cqn.ts';
import { sensitiveNames, sensitiveRows } from './sensitive-rows.ts';

interface ReadQuery {
  readonly SELECT?: { columns?: unknown[]; readonly groupBy?: unknown };
}

/**
 * Records who reads whose sensitive data (`@PersonalData.IsPotentiallySensitive`), in every service: in the
 * request's own transaction, all rows of an answer at once. Not by CAP's plugin, which would write a
 * message for each row of each answer, and knows no persons behind joined views.
 */
export function logSensitiveReads(service: cds.ApplicationService): void {
  service.before('READ', ({ query, target }: cds.Request) => {
    if (target) askForPerson(query as ReadQuery, target as unknown as Entity);
  });
  service.after('READ', async (result: unknown, request: cds.Request) => {
    const target = request.target as unknown as Entity | undefined;
    const rows = [result].flat().filter((row) => row !== null && typeof row === 'object');
    if (!target || rows.length === 0 || isOfServer(request.user)) return;
    const model = cds.model as unknown as Model;
    const shown = sensitiveRows(rows as Record<string, unknown>[], target, model);
    if (shown.length === 0) return;
    const readAt = request.timestamp.toISOString();
    const read = { day: readAt.slice(0, 10), reader: request.user.id, readAt };
    const db = await myDatabase(request);
    await db.insert(
      sensitiveReadsTable,
      shown.map((one) => ({ ...one, ...read })),
      { ifAbsent: true },
    );
  });
}

/** Reads who the person is, too, where sensitive columns are asked for by name. */
function askForPerson({ SELECT }: ReadQuery, target: Entity): void {
  const { columns, groupBy } = SELECT ?? {};
  if (!columns || groupBy || columns.includes('*')) return;
  const names = new Set(columns.map(nameOf));
  if (!sensitiveNames(target).some((name) => names.has(name))) return;
  for (const name of ['source', 'partner']) {
    if (name in target.elements && !names.has(name)) columns.push({ ref: [name] });
  }
}

function nameOf(column: unknown): string {
  const { ref = [], as } = column as { ref?: readonly string[]; as?: string };
  return as ?? ref.at(-1) ?? '';
}

function isOfServer(user: object): boolean {
  return (user as { _is_privileged?: boolean })._is_privileged === true;
}
