import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { requiredRoles } from '../support/required-roles.ts';

interface RoleTemplate {
  readonly name: string;
  readonly 'scope-references': readonly string[];
  readonly 'attribute-references'?: readonly string[];
}

interface Security {
  readonly scopes: readonly { readonly name: string }[];
  readonly attributes: readonly { readonly name: string; readonly valueRequired: boolean }[];
  readonly 'role-templates': readonly RoleTemplate[];
  readonly 'role-collections': readonly {
    readonly name: string;
    readonly 'role-template-references': readonly string[];
  }[];
  readonly authorities: readonly string[];
}

const file = fileURLToPath(new URL('../../xs-security.json', import.meta.url));
let security: Security;

beforeAll(async () => {
  security = JSON.parse(await readFile(file, 'utf8'));
});

const bare = (name: string) => name.replace('$XSAPPNAME.', '');
const templateOf = (role: string) =>
  security['role-templates'].find((one) => one['scope-references'].map(bare).includes(role));

test('every role that a service asks for is a scope, and no scope is for nothing', async () => {
  const scopes = security.scopes.map(({ name }) => bare(name));
  expect(scopes.toSorted()).toEqual(await requiredRoles());
});

test('every scope can be given by one role template of its own', () => {
  for (const { name } of security.scopes) {
    expect(templateOf(bare(name))?.['scope-references']).toEqual([name]);
  }
});

test('templates and collections refer to what there is', () => {
  const templates = security['role-templates'].map(({ name }) => `$XSAPPNAME.${name}`);
  const attributes = security.attributes.map(({ name }) => name);
  for (const template of security['role-templates']) {
    expect(attributes).toEqual(
      expect.arrayContaining([...(template['attribute-references'] ?? [])]),
    );
  }
  for (const collection of security['role-collections']) {
    expect(templates).toEqual(expect.arrayContaining([...collection['role-template-references']]));
  }
});

test('people can be limited by the attributes that services look at, where they do', () => {
  expect(templateOf('supervisor')?.['attribute-references']).toEqual([
    'segment',
    'group',
    'companyCode',
  ]);
  for (const role of ['strategy-manager', 'controller', 'agent']) {
    expect(templateOf(role)?.['attribute-references']).toEqual(['segment', 'companyCode']);
  }
  expect(templateOf('debtor')?.['attribute-references']).toEqual(['source', 'partner']);
});

test('who has no value for an attribute is not limited by it, so that none is required', () => {
  expect(security.attributes.filter(({ valueRequired }) => valueRequired)).toEqual([]);
});

test('a technical client gets no role but to deliver events', () => {
  expect(security.authorities.map(bare)).toEqual(['event-sender']);
});
