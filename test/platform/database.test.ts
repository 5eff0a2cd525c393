import { AsyncLocalStorage } from 'node:async_hooks';
import type { Database, TableDef } from '../../srv/platform/database.ts';
import { inKeys, inList, keysText } from '../../srv/platform/sql-text.ts';
import { databases, type OpenDatabase } from '../support/databases.ts';

interface Sample {
  source: string;
  number: number;
  name: string | null;
  amount: string | null;
  total: number | null;
  ratio: number | null;
  blocked: boolean | null;
  dueOn: string | null;
  changedAt: string | null;
}

const samples: TableDef<Sample> = {
  name: 'test_Samples',
  keys: ['source', 'number'],
  columns: [
    { name: 'source', kind: 'string' },
    { name: 'number', kind: 'integer' },
    { name: 'name', kind: 'string' },
    { name: 'amount', kind: 'decimal' },
    { name: 'total', kind: 'int64' },
    { name: 'ratio', kind: 'double' },
    { name: 'blocked', kind: 'boolean' },
    { name: 'dueOn', kind: 'date' },
    { name: 'changedAt', kind: 'timestamp' },
  ],
};

/** The types CAP deploys for such elements. */
const samplesOn = {
  sqlite: `CREATE TABLE test_Samples (source VARCHAR(10), number INTEGER, name NVARCHAR(100),
    amount DECIMAL(15, 2), total BIGINT, ratio DOUBLE, blocked BOOLEAN, dueOn DATE_TEXT,
    changedAt TIMESTAMP_TEXT, PRIMARY KEY (source, number))`,
  postgres: `CREATE TABLE test_Samples (source VARCHAR(10), number INTEGER, name VARCHAR(100),
    amount DECIMAL(15, 2), total BIGINT, ratio FLOAT8, blocked BOOLEAN, dueOn DATE,
    changedAt TIMESTAMP, PRIMARY KEY (source, number))`,
};

const columns = samples.columns.map(({ name }) => `${name} AS "${name}"`).join(', ');
const selectAll = `SELECT ${columns} FROM test_Samples ORDER BY source, number`;

function sample(number: number, more: Partial<Sample> = {}): Sample {
  return {
    source: 'S4',
    number,
    name: `Customer ${number}`,
    amount: '10.50',
    total: 9_007_199_254_740_991,
    ratio: 0.25,
    blocked: false,
    dueOn: '2026-03-01',
    changedAt: '2026-03-01T08:05:00.120Z',
    ...more,
  };
}

function manySamples(count: number): Sample[] {
  return Array.from({ length: count }, (_, number) => sample(number));
}

async function numbersOf(database: Database): Promise<number[]> {
  return (await database.query<Sample>(selectAll)).map(({ number }) => number);
}

const elsewhere = AsyncLocalStorage.snapshot();

describe.each(Object.entries(databases))('a database on %s', (_name, open) => {
  let opened: OpenDatabase;
  let database: Database;

  beforeAll(async () => {
    opened = await open();
    database = opened.database;
    await database.execute(samplesOn[database.dialect]);
  });
  beforeEach(async () => {
    await database.execute('DELETE FROM test_Samples');
  });
  afterAll(() => opened.close());

  test('gives back each kind of value in the form it was written', async () => {
    const row = sample(1, { blocked: true });
    await database.insert(samples, [row]);
    expect(await database.query(selectAll)).toEqual([row]);
  });

  test('gives back nulls as nulls', async () => {
    const nothing = { name: null, amount: null, total: null, ratio: null, blocked: null };
    const row = { ...sample(1), ...nothing, dueOn: null, changedAt: null };
    await database.insert(samples, [row]);
    expect(await database.query(selectAll)).toEqual([row]);
  });

  test('keeps quotes, backslashes, braces, line ends and other alphabets', async () => {
    const row = sample(1, { name: `O'Neil "{a,\\b}" \n NULL 猫 ñ` });
    await database.upsert(samples, [row]);
    expect(await database.query(selectAll)).toEqual([row]);
  });

  test('shows an amount with the scale of its column', async () => {
    await database.insert(samples, [sample(1, { amount: '7' }), sample(2, { amount: '-0.1' })]);
    const rows = await database.query<Sample>(selectAll);
    expect(rows.map(({ amount }) => amount)).toEqual(['7.00', '-0.10']);
  });

  test('stores an instant in one form, whatever form it came in', async () => {
    await database.insert(samples, [sample(1, { changedAt: '2026-03-01T08:05:00+02:00' })]);
    const [row] = await database.query<Sample>(selectAll);
    expect(row?.changedAt).toBe('2026-03-01T06:05:00.000Z');
  });

  test('binds parameters of every kind', async () => {
    await database.insert(samples, [sample(1, { blocked: true }), sample(2)]);
    const found = await database.query<{ number: number }>(
      `SELECT number FROM test_Samples WHERE blocked = ? AND dueOn = ? AND changedAt = ?
        AND amount = ? AND total = ? AND name = ? AND 'a?b' = 'a?b'`,
      [true, '2026-03-01', '2026-03-01T08:05:00.120Z', 10.5, 9_007_199_254_740_991n, 'Customer 1'],
    );
    expect(found).toEqual([{ number: 1 }]);
  });

  test('finds the members of a list with one fixed statement', async () => {
    await database.insert(samples, manySamples(5));
    const sql = `SELECT number FROM test_Samples WHERE name ${inList(database.dialect)}
      ORDER BY number`;
    const wanted = JSON.stringify(['Customer 1', 'Customer 4', 'nobody']);
    expect(await database.query(sql, [wanted])).toEqual([{ number: 1 }, { number: 4 }]);
  });

  test('finds rows by keys of several columns, of any kind, with one fixed statement', async () => {
    const changedAt = '2026-03-01T08:05:00.125Z';
    const rows = [1, 2, 3].map((number) => sample(number, { blocked: number === 2, changedAt }));
    await database.insert(samples, rows);
    const names = ['source', 'number', 'blocked', 'dueOn', 'total'];
    const key = samples.columns.filter(({ name }) => names.includes(name));
    const wanted = keysText(key, [
      sample(2, { blocked: true }),
      sample(3, { dueOn: '2026-03-02' }),
    ]);
    const sql = `SELECT number FROM test_Samples WHERE ${inKeys(database.dialect, key)}`;
    expect(await database.query(sql, [wanted])).toEqual([{ number: 2 }]);
    expect(
      await database.execute(`DELETE FROM test_Samples WHERE ${inKeys(database.dialect, key)}`, [
        wanted,
      ]),
    ).toBe(1);
  });

  test('refuses an integer that TypeScript cannot hold exactly', async () => {
    const query = database.query('SELECT CAST(9007199254740993 AS BIGINT) AS big');
    await expect(query).rejects.toMatchObject({ code: 'INTEGER_TOO_LARGE' });
  });

  test('overwrites the row whose key exists and adds the others', async () => {
    await database.insert(samples, [sample(1), sample(2)]);
    const changed = [sample(2, { name: 'new name' }), sample(3)];
    expect(await database.upsert(samples, changed)).toBe(2);
    expect(await database.query(selectAll)).toEqual([sample(1), ...changed]);
  });

  test('upserts only the named columns and leaves the others as they are', async () => {
    await database.insert(samples, [sample(1)]);
    await database.upsert(samples, [{ source: 'S4', number: 1, name: 'renamed' }], {
      columns: ['source', 'number', 'name'],
    });
    expect(await database.query(selectAll)).toEqual([sample(1, { name: 'renamed' })]);
  });

  test('writes more rows than one statement carries', async () => {
    await database.upsert(samples, manySamples(12_000));
    expect(await numbersOf(database)).toHaveLength(12_000);
  });

  test('writes all rows of an insert or none', async () => {
    await database.insert(samples, [sample(2)]);
    const insert = database.insert(samples, [sample(1), sample(2), sample(3)]);
    await expect(insert).rejects.toMatchObject({ code: 'DATABASE_KEY_EXISTS' });
    expect(await numbersOf(database)).toEqual([2]);
  });

  test('inserts only what is absent when asked to', async () => {
    await database.insert(samples, [sample(2, { name: 'kept' })]);
    const rows = [sample(1), sample(2), sample(3)];
    expect(await database.insert(samples, rows, { ifAbsent: true })).toBe(2);
    const names = (await database.query<Sample>(selectAll)).map((row) => row.name);
    expect(names).toEqual(['Customer 1', 'kept', 'Customer 3']);
  });

  test('says how many rows a statement changed', async () => {
    await database.insert(samples, manySamples(5));
    const changed = await database.execute('UPDATE test_Samples SET name = ? WHERE number > ?', [
      'late',
      2,
    ]);
    expect(changed).toBe(2);
  });

  test('streams every row in order', async () => {
    await database.insert(samples, manySamples(12_345));
    const numbers: number[] = [];
    for await (const batch of database.stream<Sample>(selectAll)) {
      numbers.push(...batch.map(({ number }) => number));
    }
    expect(numbers).toEqual(manySamples(12_345).map(({ number }) => number));
  });

  test('closes a stream that is left early, and can write afterwards', async () => {
    await database.insert(samples, manySamples(12_000));
    for await (const batch of database.stream<Sample>(selectAll)) {
      if (batch.length > 0) break;
    }
    expect(await database.execute('DELETE FROM test_Samples')).toBe(12_000);
  });

  test('streams twice with the same text inside one transaction', async () => {
    await database.insert(samples, manySamples(1_500));
    const counts = await database.transaction(async (tx) => {
      let [outer, inner] = [0, 0];
      for await (const batch of tx.stream<Sample>(selectAll)) {
        outer += batch.length;
        inner += (await tx.query(selectAll)).length > 0 ? batch.length : 0;
      }
      return [outer, inner];
    });
    expect(counts).toEqual([1_500, 1_500]);
  });

  test('commits a transaction that returns', async () => {
    const result = await database.transaction(async (tx) => {
      await tx.insert(samples, [sample(1)]);
      return tx.upsert(samples, [sample(2)]);
    });
    expect(result).toBe(1);
    expect(await numbersOf(database)).toEqual([1, 2]);
  });

  test('rolls back a transaction that throws', async () => {
    const work = database.transaction(async (tx) => {
      await tx.insert(samples, [sample(1)]);
      await tx.transaction((inner) => inner.insert(samples, [sample(2)]));
      throw new Error('the ERP said no');
    });
    await expect(work).rejects.toThrow('the ERP said no');
    expect(await numbersOf(database)).toEqual([]);
  });

  test('keeps transactions that run at the same time apart', async () => {
    const add = (number: number, fails: boolean) =>
      database.transaction(async (tx) => {
        await tx.insert(samples, [sample(number)]);
        await new Promise((done) => setImmediate(done));
        if (fails) throw new Error('changed my mind');
      });
    await Promise.allSettled([1, 2, 3, 4, 5, 6].map((number) => add(number, number % 2 === 0)));
    expect(await numbersOf(database)).toEqual([1, 3, 5]);
  });

  test('refuses a write past the open transaction instead of waiting for itself', async () => {
    const work = database.transaction(() => database.insert(samples, [sample(1)]));
    await expect(work).rejects.toMatchObject({ code: 'TRANSACTION_BYPASSED' });
  });

  test('names the statement that failed', async () => {
    const query = database.query('SELECT nothing FROM test_Nowhere');
    await expect(query).rejects.toMatchObject({
      code: 'DATABASE_STATEMENT_FAILED',
      details: { statement: 'SELECT nothing FROM test_Nowhere' },
    });
  });

  test('can be used again after a statement failed', async () => {
    await database.query('SELECT nothing FROM test_Nowhere').catch(() => undefined);
    await database.insert(samples, [sample(1)]);
    expect(await numbersOf(database)).toEqual([1]);
  });

  test('counts equal in a snapshot, whatever is asked', async () => {
    await database.insert(samples, manySamples(10));
    const counts = await database.transaction(
      async (tx) => [
        (await tx.query<Sample>(selectAll)).length,
        (await tx.query<{ rows: number }>('SELECT COUNT(*) AS rows FROM test_Samples'))[0]?.rows,
      ],
      { mode: 'snapshot' },
    );
    expect(counts).toEqual([10, 10]);
  });
});

describe.each(['SQLite', 'PostgreSQL'])('concurrent use of a database on %s', (name) => {
  let opened: OpenDatabase;
  let database: Database;

  beforeEach(async () => {
    opened = (await databases[name]?.()) as OpenDatabase;
    database = opened.database;
    await database.execute(samplesOn[database.dialect]);
    await database.insert(samples, [sample(1)]);
  });
  afterEach(() => opened.close());

  test('readers see what is committed while a transaction is open', async () => {
    const seen = await database.transaction(async (tx) => {
      await tx.insert(samples, [sample(2)]);
      return numbersOf(database);
    });
    expect(seen).toEqual([1]);
    expect(await numbersOf(database)).toEqual([1, 2]);
  });

  test('a snapshot does not see what others write meanwhile', async () => {
    const seen = await database.transaction(
      async (tx) => {
        const before = await numbersOf(tx);
        await writeElsewhere();
        return [before, await numbersOf(tx)];
      },
      { mode: 'snapshot' },
    );
    expect(seen).toEqual([[1], [1]]);
    expect(await numbersOf(database)).toEqual([1, 2]);
  });

  test('a stream shows one state of the table while rows are written in its loop', async () => {
    await database.insert(samples, manySamples(12_000).slice(2));
    const seen = new Set<string | null>();
    for await (const batch of database.stream<Sample>(selectAll)) {
      for (const row of batch) seen.add(row.dueOn);
      await database.execute('UPDATE test_Samples SET dueOn = ?', ['2030-01-01']);
    }
    expect([...seen]).toEqual(['2026-03-01']);
  });

  test('a snapshot refuses to write', async () => {
    const write = database.transaction((tx) => tx.insert(samples, [sample(2)]), {
      mode: 'snapshot',
    });
    await expect(write).rejects.toMatchObject({ code: 'DATABASE_STATEMENT_FAILED' });
  });

  /** A write of another call chain, as another request would make it. */
  function writeElsewhere(): Promise<number> {
    return elsewhere(() => database.insert(samples, [sample(2)]));
  }
});
