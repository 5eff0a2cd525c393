/** Changes the text of a statement before the database gets it; most stay as they are. */
export interface SqlMutation {
  (sql: string): string;
  /** How many statements it has changed: one that changes none proves nothing. */
  readonly changed?: () => number;
}

export const noMutation: SqlMutation = (sql) => sql;

/** Replaces a part of every statement that has it. */
export function replacing(part: string, by: string): SqlMutation {
  let changed = 0;
  const known = new Map<string, string>();
  const mutate = (sql: string) => {
    if (!sql.includes(part)) return sql;
    changed += 1;
    const mutated = known.get(sql) ?? sql.replace(part, by);
    known.set(sql, mutated);
    return mutated;
  };
  return Object.assign(mutate, { changed: () => changed });
}
