import { globSync, readFileSync } from 'node:fs';
import { unknownNames } from '../support/sql-names.ts';

const sources = globSync('srv/**/*.ts').filter((file) => !file.endsWith('platform/tables.ts'));

describe('the names in SQL texts', () => {
  test('are tables and columns of the model, in every file', () => {
    const unknown = sources.flatMap((file) => {
      const names = unknownNames(readFileSync(file, 'utf8'));
      return names.map((name) => `${file}: ${name}`);
    });
    expect(unknown).toEqual([]);
  });

  test.each([
    ['a table that is gone', "f('SELECT 1 FROM saldo_ledger_Things')", 'saldo_ledger_Things'],
    ['a column behind an alias', 'f(`SELECT i.due FROM saldo_ledger_Items i`)', 'i.due'],
    [
      'a bare column of one table',
      "f('DELETE FROM saldo_ledger_Items WHERE due = ?')",
      'saldo_ledger_Items.due',
    ],
    ['a column of an INSERT', "f('INSERT INTO saldo_ledger_Items (due) SELECT 1')", 'due'],
    [
      'a column in a part of a text',
      "f('SELECT 1 FROM saldo_ledger_Items i ' + 'WHERE i.due = ?')",
      'i.due',
    ],
  ])('are found when wrong: %s', (_, source, name) => {
    expect(unknownNames(source)).toContain(name);
  });
});
