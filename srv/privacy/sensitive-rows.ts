import type { Entity, Model } from '../security/guard/cqn.ts';

/** Whose sensitive data an answer shows, and of which entity. */
export interface SensitiveRow {
  readonly source: string;
  readonly partner: string;
  readonly entity: string;
}

type Row = Readonly<Record<string, unknown>>;

const SENSITIVE = '@PersonalData.IsPotentiallySensitive';

const known = new WeakMap<Entity, readonly string[]>();

/** The names of an entity's elements that hold sensitive data. */
export function sensitiveNames(entity: Entity): readonly string[] {
  const names = known.get(entity) ?? annotated(entity);
  known.set(entity, names);
  return names;
}

function annotated({ elements }: Entity): readonly string[] {
  return Object.values(elements)
    .filter((element) => (element as unknown as Record<string, unknown>)[SENSITIVE])
    .map(({ name }) => name);
}

/**
 * Each person and entity once of whom rows, or what is expanded in them, show sensitive data that is
 * not empty. What is expanded is about the person it belongs to, where it does not say itself.
 */
export function sensitiveRows(rows: readonly Row[], entity: Entity, model: Model): SensitiveRow[] {
  const found = new Map<string, SensitiveRow>();
  const look = (row: Row, of: Entity, whose: Row): void => {
    const person = row.partner === undefined || row.source === undefined ? whose : row;
    if (sensitiveNames(of).some((name) => isTold(row[name]))) {
      const { source, partner } = person as { source?: string; partner?: string };
      const one = { source: source ?? '', partner: partner ?? '', entity: of.name };
      found.set(JSON.stringify(one), one);
    }
    for (const [name, value] of Object.entries(row)) {
      const target = model.definitions[of.elements[name]?.target ?? ''];
      if (!target || value === null || typeof value !== 'object') continue;
      for (const part of [value].flat()) look(part as Row, target, person);
    }
  };
  for (const row of rows) look(row, entity, row);
  return [...found].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}

function isTold(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '';
}
