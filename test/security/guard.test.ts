import cds from '@sap/cds';
import type { Entity, Model, Query } from '../../srv/security/guard/cqn.ts';
import { guardRead } from '../../srv/security/guard/guard-read.ts';
import { guardWrite } from '../../srv/security/guard/guard-write.ts';

/** A service as somebody may write it who thinks of the targets of requests only. */
const MODEL = `
  @requires: 'agent'
  service Desk {
    entity Customers {
      key ID : Integer; segment : String; name : String;
      contract : Association to Contracts;
      notes    : Composition of many Notes on notes.customer = $self;
      items    : Association to many Items on items.customer = $self.ID and items.segment = $self.segment;
      salaries : Association to many Salaries on salaries.customer = $self.ID;
    }
    @restrict: [{ grant: 'READ', to: 'manager' }]
    entity Contracts { key ID : Integer; salary : Integer; parties : Association to many Parties on parties.ID = $self.ID; }
    @restrict: [{ grant: 'READ' }, { grant: 'WRITE', to: 'manager' }]
    entity Notes { key ID : Integer; customer : Association to Customers; text : String; }
    entity Items { key ID : Integer; customer : Integer; segment : String; amount : Integer; owner : Association to Customers on owner.ID = $self.customer; }
    @restrict: [{ grant: 'READ', to: 'agent', where: 'customer = 1' }]
    entity Salaries { key ID : Integer; customer : Integer; }
    entity Parties { key ID : Integer; name : String; }
  }
  @requires: 'auditor'
  service Audit { entity Findings as projection on Desk.Customers { ID, segment, name }; }
  extend Desk.Customers with { finding : Association to Audit.Findings; }
`;
const { compile, linked } = cds as unknown as {
  compile: ((cdl: string) => object) & { for: { nodejs(csn: object): object } };
  linked(csn: object): Model;
};
const model = linked(compile.for.nodejs(compile(MODEL)));
const entity = (name: string) => model.definitions[`Desk.${name}`] as Entity;
const user = (roles: readonly string[], attr: object = {}) =>
  new cds.User({ id: 'u', roles, attr } as never);
const agent = user(['agent']);
const manager = user(['agent', 'manager']);
const limited = user(['agent', 'manager'], { segment: ['RETAIL'] });

const ref = (...steps: unknown[]) => ({ ref: steps });
const select = (rest: object, from: object = ref('Desk.Customers')) =>
  ({ SELECT: { from, ...rest } }) as unknown as Query;
const path = ref('contract', 'salary');
const where = [path, '>', { val: 4000 }];

/** The side doors that security.md lists as open in CAP. */
const doors: Readonly<Record<string, Query>> = {
  $expand: select({ columns: ['*', { ...ref('contract'), expand: ['*'] }] }),
  'nested $expand': select({
    columns: [
      {
        ...ref('notes'),
        expand: [{ ...ref('customer'), expand: [{ ...ref('contract'), expand: ['*'] }] }],
      },
    ],
  }),
  $filter: select({ where }),
  '$filter within $expand': select({
    columns: [
      {
        ...ref('notes'),
        expand: ['*'],
        where: [ref('customer', 'contract', 'salary'), '=', { val: 1 }],
      },
    ],
  }),
  '$filter with a function': select({ where: [{ func: 'contains', args: [path, { val: '5' }] }] }),
  'a lambda operator': select({
    where: ['exists', ref({ id: 'contract', where: [ref('salary'), '>', { val: 1 }] })],
  }),
  'what a lambda leads to': select({
    where: [
      'exists',
      ref({ id: 'notes', where: [ref('customer', 'contract', 'salary'), '>', { val: 1 }] }),
    ],
  }),
  'a count': select({ where: [{ func: 'count', args: [ref('contract')] }, '>', { val: 0 }] }),
  $orderby: select({ orderBy: [{ ...path, sort: 'desc' }] }),
  'an aggregation': select({ columns: [{ func: 'max', args: [path], as: 'found' }] }),
  groups: select({ groupBy: [path], columns: [{ ...ref('contract'), expand: [ref('salary')] }] }),
  'a filter before an aggregation': select(
    { columns: [{ func: 'count', as: 'n' }] },
    select({ where }),
  ),
  'a condition': select({
    columns: [{ xpr: ['case', 'when', ...where, 'then', { val: 1 }, 'end'], as: 'x' }],
  }),
  'a list': select({ where: [path, 'in', { list: [{ val: 1 }] }] }),
  'a navigation through it': select(
    {},
    ref({ id: 'Desk.Customers', where: [ref('ID'), '=', { val: 1 }] }, 'contract', 'parties'),
  ),
  'a back-association': select(
    { where: [ref('owner', 'contract', 'salary'), '>', { val: 1 }] },
    ref('Desk.Items'),
  ),
  'another service': select({ columns: [{ ...ref('finding'), expand: ['*'] }] }),
  'rows restricted one by one': select({ columns: [{ ...ref('salaries'), expand: ['*'] }] }),
};
const FORBIDDEN = expect.objectContaining({ code: 'PATH_FORBIDDEN', status: 403 });

describe('a service that names roles at its entities only', () => {
  test.each(Object.keys(doors))('%s gives nothing that may not be read directly', (door) => {
    expect(() => guardRead(doors[door] as Query, agent, model)).toThrow(FORBIDDEN);
  });

  test('who may read it all reads it all', () => {
    const others = ['another service', 'rows restricted one by one'];
    for (const [door, query] of Object.entries(doors)) {
      if (!others.includes(door)) expect(() => guardRead(query, manager, model)).not.toThrow();
    }
  });

  test('what everybody may read is reached by every way', () => {
    const query = select({
      columns: ['*', { ...ref('notes'), expand: ['*'] }, { ...ref('items'), expand: ['*'] }],
      where: ['exists', ref({ id: 'items', where: [ref('amount'), '>', { val: 1 }] })],
    });
    expect(() => guardRead(query, agent, model)).not.toThrow();
  });
});

describe('rows of a user who is limited to a segment', () => {
  const MINE = { list: [{ val: 'RETAIL' }] };
  const guarded = (query: Query) => {
    guardRead(query, limited, model);
    return JSON.stringify(query);
  };
  const limits = (text: string) => text.split(JSON.stringify(MINE)).length - 1;

  test('are narrowed where the request starts, and behind every step that leaves them', () => {
    expect(limits(guarded(select({})))).toBe(1);
    expect(limits(guarded(select({ columns: [{ ...ref('items'), expand: ['*'] }] })))).toBe(1);
    const back = { ...ref('owner'), expand: ['*'] };
    expect(limits(guarded(select({ columns: [back] }, ref('Desk.Items'))))).toBe(2);
    const lambda = ['exists', ref({ id: 'notes', where: ['exists', ref('customer')] })];
    expect(limits(guarded(select({ where: lambda })))).toBe(2);
    const start = { id: 'Desk.Customers', where: [ref('ID'), '=', { val: 1 }] };
    expect(limits(guarded(select({}, ref(start, 'items'))))).toBe(1);
    expect(limits(guarded(select({}, ref(start, 'notes'))))).toBe(1);
  });

  test('are narrowed before they are added up', () => {
    const inner = select({ columns: [ref('ID')] });
    expect(guarded(select({ columns: [{ func: 'count', as: 'n' }] }, inner))).toContain('RETAIL');
    expect(inner.SELECT?.where).toBeDefined();
  });

  test('a condition of the user’s own stays in brackets beside the limit', () => {
    const query = select({ where: [ref('ID'), '=', { val: 1 }, 'or', ref('ID'), '=', { val: 2 }] });
    guardRead(query, limited, model);
    expect(query.SELECT?.where).toMatchObject([{ xpr: expect.anything() }, 'and', { xpr: [{}] }]);
  });

  test('values behind a step that leaves them are refused', () => {
    const byOwner = [{ ...ref('owner', 'name'), sort: 'asc' }];
    const order = select({ orderBy: byOwner }, ref('Desk.Items'));
    expect(() => guardRead(order, limited, model)).toThrow(FORBIDDEN);
    expect(() => guardRead(order, manager, model)).not.toThrow();
  });
});

describe('what is written', () => {
  const write = (data: object, name: string, who: cds.User) => () =>
    guardWrite(data, entity(name), { event: 'UPDATE', user: who, model });

  test('has no part that the user may not write directly', () => {
    const deep = { ID: 1, notes: [{ ID: 2, text: 'x' }] };
    expect(write(deep, 'Customers', agent)).toThrow(FORBIDDEN);
    expect(write(deep, 'Customers', manager)).not.toThrow();
  });

  test('refers to others by their key, and changes nothing of them', () => {
    expect(write({ contract: { ID: 1 } }, 'Customers', agent)).not.toThrow();
    const salary = { contract: { ID: 1, salary: 999_999 } };
    expect(write(salary, 'Customers', manager)).toThrow(
      expect.objectContaining({ code: 'PATH_NOT_A_PART', status: 400 }),
    );
  });

  test('cannot become somebody else’s row, at any depth', () => {
    const foreign = expect.objectContaining({ code: 'SEGMENT_FOREIGN', status: 403 });
    expect(write({ segment: 'BUSINESS' }, 'Customers', limited)).toThrow(foreign);
    expect(write({ segment: null }, 'Customers', limited)).toThrow(foreign);
    expect(write({ segment: 'RETAIL' }, 'Customers', limited)).not.toThrow();
    expect(write({ segment: 'BUSINESS' }, 'Customers', manager)).not.toThrow();
  });
});
