import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { findSecrets } from '../../supply-chain/secrets.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const git = (...args: string[]) =>
  execFileSync('git', args, { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 30 });

/** Put together here, so that they stand nowhere. */
const made = [
  `const key = 'AKIA${'IOSFODNN7EXAMPLE'}';`,
  `-----BEGIN ${'RSA PRIVATE'} KEY-----`,
  `token: ${['eyJhbGciOiJSUzI1NiJ9', 'eyJzdWIiOiJhbmEifQ', 'c2lnbmF0dXJlMTIz'].join('.')}`,
  `ghp${'_'}${'a'.repeat(36)}`,
  `postgres:${'//'}saldo:hunter22@db.bank.example/saldo`,
  `pass${'word'}: 'hunter22'`,
  `client${'secret'}="hunter22"`,
];

test.each(made)('%s would be found', (line) => {
  expect(findSecrets(`first line\n${line}\nlast line`)).toHaveLength(1);
});

test('no file holds a secret', () => {
  const files = git('grep', '-I', '--untracked', '-h', '-e', '', '--', '.', ':!package-lock.json');
  expect(findSecrets(files)).toEqual([]);
});

test('no commit ever brought one', () => {
  const added = git(
    'log',
    '--all',
    '-p',
    '-U0',
    '--no-color',
    '--format=',
    '--',
    '.',
    ':!package-lock.json',
  )
    .split('\n')
    .filter((line) => line.startsWith('+'));
  expect(added.length).toBeGreaterThan(0);
  expect(findSecrets(added.join('\n'))).toEqual([]);
});
