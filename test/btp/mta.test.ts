import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { unzipSync } from 'fflate';
import { parse } from 'yaml';
import { type Mta, mtaFaults } from '../support/mta/mta-faults.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (file: string) => readFile(join(root, file), 'utf8');
const run = promisify(execFile);

describe('The deployment to BTP', () => {
  test.each(['mta.yaml', 'mta-hana.yaml'])('%s has no fault', async (file) => {
    expect(mtaFaults(await read(file), root)).toEqual([]);
  });

  test('it has every part that Saldo needs on BTP', async () => {
    const { modules, resources } = parse(await read('mta.yaml')) as Mta;
    const services = resources.map(({ parameters }) => parameters?.service).filter(Boolean);
    expect(modules.map(({ type }) => type).toSorted()).toEqual([
      'approuter.nodejs',
      'com.sap.application.content',
      'nodejs',
      'nodejs',
    ]);
    expect(services.toSorted()).toEqual([
      'application-logs',
      'connectivity',
      'destination',
      'html5-apps-repo',
      'html5-apps-repo',
      'postgresql-db',
      'xsuaa',
    ]);
  });

  test('services start after their tables are there, and tell the platform when they are ready', async () => {
    const { modules } = parse(await read('mta.yaml')) as Mta;
    const srv = modules.find(({ name }) => name === 'saldo-srv');
    expect(srv?.['deployed-after']).toEqual(['saldo-postgres-deployer']);
    expect(srv?.parameters).toMatchObject({
      'health-check-http-endpoint': '/health/live',
      'readiness-health-check-http-endpoint': '/health/ready',
    });
  });
});

/** Each slip with what is said of it. */
const SLIPS: readonly (readonly [string, string, string, RegExp])[] = [
  ['a broken line', 'ID: saldo', 'ID: [saldo', /^YAML/],
  ['no version', 'version: 0.1.0', 'version: soon', /version/],
  ['a misspelt key', '    path: gen/srv', '    pth: gen/srv', /unknown key pth/],
  ['a folder that is not there', 'path: deploy/router', 'path: deploy/routr', /routr is not there/],
  ['a file that is not there', './xs-security.json', './security.json', /security.json is not/],
  [
    'a service nobody provides',
    '- name: saldo-postgres\n',
    '- name: saldo-pg\n',
    /nobody provides/,
  ],
  ['a property nobody provides', 'url: ~{url}', 'url: ~{uri}', /provides no uri/],
  [
    'a property of what is not required',
    '~{saldo-router-api/url}',
    '~{saldo-srv-api/url}',
    /nothing that it requires/,
  ],
  ['two modules of one name', '- name: saldo-apps', '- name: saldo-srv', /two of this name/],
  ['a task without a command', 'command: npm start', 'cmd: npm start', /a task needs/],
  ['a resource without a plan', 'service-plan: app-host', 'plan: app-host', /no service or plan/],
  ['a module to wait for that is none', '- saldo-postgres-deployer', '- deployer', /to wait for/],
  [
    'a module that waits for itself',
    '- saldo-postgres-deployer',
    '- saldo-srv',
    /waits for itself/,
  ],
];

test.each(SLIPS)('%s is found in mta.yaml', async (_, right, wrong, fault) => {
  const source = await read('mta.yaml');
  expect(source).toContain(right);
  const faults = mtaFaults(source.replace(right, wrong), root);
  expect(faults.join('\n')).toMatch(fault);
});

interface Route {
  readonly source: string;
  readonly target?: string;
  readonly destination?: string;
  readonly service?: string;
  readonly authenticationType: string;
  readonly csrfProtection?: boolean;
}

describe('The application router', () => {
  let routes: readonly Route[];
  beforeAll(async () => {
    ({ routes } = JSON.parse(await read('deploy/router/xs-app.json')));
  });

  const routeOf = (path: string) => routes.find(({ source }) => new RegExp(source).test(path));

  test('sends each service to the server, for users with a token only', async () => {
    for (const service of ['worklist', 'supervision', 'strategies', 'administration']) {
      expect(routeOf(`/odata/v4/${service}/$metadata`)).toMatchObject({
        destination: 'saldo-srv',
        authenticationType: 'xsuaa',
        csrfProtection: true,
      });
    }
  });

  test('sends to the server nothing that is for machines', () => {
    for (const path of ['/events/erp', '/health/ready']) {
      expect(routeOf(path)?.destination).toBeUndefined();
    }
  });

  test('knows no destination that mta.yaml does not give it', async () => {
    const source = await read('mta.yaml');
    const named = routes.flatMap(({ destination }) => destination ?? []);
    for (const name of named) expect(source).toContain(`          name: ${name}\n`);
  });

  test('nothing but SAPUI5 is open to who is not signed in', () => {
    const open = routes.filter(({ authenticationType }) => authenticationType === 'none');
    expect(open.map(({ destination }) => destination)).toEqual(['ui5']);
  });

  test('takes SAPUI5 in the version that the apps are tested with', async () => {
    const tested = parse(await read('app/ui5/ui5.yaml')).framework.version;
    expect(routeOf('/resources/sap-ui-core.js')?.target).toBe(`/${tested}/resources/$1`);
  });

  test('finds every app where it is in the repository of HTML5 apps', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'saldo-apps-'));
    await run(process.execPath, [join(root, 'deploy/package-apps.ts'), '--into', folder]);
    for (const zip of await readdir(join(folder, 'resources'))) {
      const files = unzipSync(await readFile(join(folder, 'resources', zip)));
      const manifest = JSON.parse(new TextDecoder().decode(files['manifest.json']));
      const app = manifest['sap.app'].id.replaceAll('.', '');
      expect(files['index.html']).toBeDefined();
      expect(files['xs-app.json']).toBeDefined();
      const path = `/${zip.replace('.zip', '')}/index.html`;
      const route = routeOf(path);
      const found = path.replace(new RegExp(route?.source ?? '^$'), route?.target ?? '');
      expect(found).toBe(`/${app}/index.html`);
    }
    await rm(folder, { recursive: true });
  });
});
