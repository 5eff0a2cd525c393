import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tableText } from './table-text.ts';

/** A mocked user as CAP's configuration has it; `false` for `*` lets nobody else in. */
export interface DemoUser {
  readonly roles: readonly string[];
  readonly attr: { readonly name: string; readonly about: string };
}

export type DemoUsers = Readonly<Record<string, DemoUser | false>>;

/** The people who may sign in to the demo. Only the demo's start hands them to CAP. */
export function readDemoUsers(): DemoUsers {
  const file = join(import.meta.dirname, 'users.json');
  return JSON.parse(readFileSync(file, 'utf8')) as DemoUsers;
}

/** Everybody who may sign in, as a table. */
export function demoUsersTable(): string {
  const rows = Object.entries(readDemoUsers()).flatMap(([id, user]) =>
    user ? [[id, user.attr.name, user.attr.about]] : [],
  );
  return tableText('Demo users (any password)', ['user', 'name', 'who'], rows);
}
