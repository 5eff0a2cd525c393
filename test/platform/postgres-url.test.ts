import { postgresUrl } from '../../srv/platform/postgres-url.ts';

test('a database URL says host, port, user, password and database', () => {
  expect(postgresUrl('postgres://saldo:p%40ss@db.bank.example:6432/saldo')).toEqual({
    host: 'db.bank.example',
    port: 6432,
    user: 'saldo',
    password: 'p@ss',
    database: 'saldo',
  });
});

test('encryption is on when the URL asks for it, and the port is the usual one when it has none', () => {
  const options = postgresUrl('postgresql://saldo:x@db/saldo?sslmode=require');
  expect(options).toMatchObject({ port: 5432, ssl: true });
  expect(postgresUrl('postgres://saldo:x@db/saldo?sslmode=disable').ssl).toBeUndefined();
});

test.each(['', 'nonsense', 'mysql://saldo:secret@db/saldo', 'postgres://db/saldo'])(
  "'%s' is refused, and no password is told",
  (url) => {
    expect(() => postgresUrl(url)).toThrow('postgres://user:password@host:port/database');
    expect(() => postgresUrl(url)).not.toThrow('secret');
  },
);
