import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseSync } from '@swc/core';
import type { TableShape } from '../../srv/platform/database.ts';
import * as tables from '../../srv/platform/tables.ts';

const columnsOf = new Map<string, ReadonlySet<string>>([...generated(), ...codeLists()]);

function generated(): [string, Set<string>][] {
  return (Object.values(tables) as TableShape[]).map(({ name, columns }) => [
    name,
    new Set(columns.map((column) => column.name)),
  ]);
}

/** Code lists are deployed with the services that show them; their rows tell their columns. */
function codeLists(): [string, Set<string>][] {
  return globSync('db/data/*.csv').map((file) => {
    const [header = ''] = readFileSync(file, 'utf8').split('\n');
    return [basename(file, '.csv').replaceAll(/[.-]/g, '_'), new Set(header.trim().split(';'))];
  });
}

const SQL = /\b(SELECT|INSERT|UPDATE|DELETE|FROM|WHERE|JOIN|AND|ORDER BY)\b/;
const TABLE = /\b(saldo_[a-z]+_[A-Z]\w*)\b(?:\s+(?:AS\s+)?([a-z]\w*)\b)?/g;
const QUALIFIED = /\b([a-z]\w*)\.([A-Za-z]\w*)\b/g;
const INSERTED = /INSERT INTO (saldo_\w+)\s*\(([^)]*)\)/g;
/** Lower-case words of SQL that are no columns. */
const WORDS = new Set(['true', 'false', 'value', 'excluded']);

/**
 * Tables and columns in the SQL texts of a TypeScript source that the model does not have: unknown
 * tables, `alias.column` where no table of that alias has the column, columns of an INSERT, and bare
 * columns of a statement on one table.
 */
export function unknownNames(source: string): string[] {
  const texts = textsOf(source).filter((text) => SQL.test(text));
  const aliases = aliasesOf(texts);
  return texts.flatMap((text) => [
    ...unknownTables(text),
    ...unknownQualified(text, aliases),
    ...unknownInserted(text),
    ...unknownBare(text),
  ]);
}

function unknownTables(text: string): string[] {
  return [...text.matchAll(TABLE)].map(([, table = '']) => table).filter((t) => !columnsOf.has(t));
}

function unknownQualified(text: string, aliases: Map<string, Set<string>>): string[] {
  return [...text.matchAll(QUALIFIED)].flatMap(([name, alias = '', column = '']) => {
    const known = aliases.get(alias);
    const isUnknown = known && ![...known].some((table) => columnsOf.get(table)?.has(column));
    return isUnknown ? [name] : [];
  });
}

function unknownInserted(text: string): string[] {
  return [...text.matchAll(INSERTED)].flatMap(([, table = '', list = '']) => {
    const columns = list.split(',').map((column) => column.trim());
    return columns.filter((column) => isColumnName(column) && !columnsOf.get(table)?.has(column));
  });
}

/** Bare columns can only be told when the statement has one table, and that without an alias. */
function unknownBare(text: string): string[] {
  const [first, ...others] = text.matchAll(TABLE);
  const [, table = '', alias] = first ?? [];
  if (!first || alias || others.length > 0 || text.includes(PART)) return [];
  const named = new Set([...text.matchAll(/(?:\bAS|\))\s+([a-z]\w*)/g)].map(([, name]) => name));
  const words = text.replace(table, '').match(/\b[a-z]\w*\b/g) ?? [];
  return words
    .filter((word) => !WORDS.has(word) && !named.has(word) && !columnsOf.get(table)?.has(word))
    .map((word) => `${table}.${word}`);
}

function isColumnName(word: string): boolean {
  return /^[A-Za-z]\w*$/.test(word);
}

/** Which tables an alias stands for in the texts of one file. */
function aliasesOf(texts: readonly string[]): Map<string, Set<string>> {
  const aliases = new Map<string, Set<string>>();
  for (const [, table = '', alias] of texts.flatMap((text) => [...text.matchAll(TABLE)])) {
    if (!alias) continue;
    aliases.set(alias, (aliases.get(alias) ?? new Set()).add(table));
  }
  return aliases;
}

/** Stands for an interpolated part of a text. */
const PART = '{}';

interface Node {
  readonly type?: string;
  readonly value?: unknown;
  readonly quasis?: readonly { readonly cooked?: string }[];
}

/** All string and template literals of a source, without values and quoted aliases in them. */
function textsOf(source: string): string[] {
  const texts: string[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const { type, value, quasis } = node as Node;
    if (type === 'StringLiteral') texts.push(String(value));
    if (type === 'TemplateLiteral') texts.push((quasis ?? []).map((q) => q.cooked).join(PART));
    for (const child of Object.values(node)) visit(child);
  };
  visit(parseSync(source, { syntax: 'typescript', target: 'es2022' }).body);
  return texts.map((text) => text.replace(/'[^']*'|"[^"]*"/g, "''"));
}
