import { readFileSync } from 'node:fs';
import { ROLES } from '../../srv/ui/roles.ts';

const file = new URL('../../app/launchpad/apps.json', import.meta.url);
const apps: { roles: string[] }[] = JSON.parse(readFileSync(file, 'utf8'));

test('who has an app in the launchpad is told so also where a provider signs them in', () => {
  const wanted = new Set(apps.flatMap(({ roles }) => roles));
  expect([...ROLES].sort()).toEqual([...wanted].sort());
});
