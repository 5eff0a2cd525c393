import { randomUUID } from 'node:crypto';
import { proceduresOfSaldo } from '../../srv/erp/write-back/requests/correspondence.ts';
import { groupsTable, submissionsTable } from '../../srv/platform/tables.ts';
import { loadRetention } from '../../srv/runs/retention.ts';
import { SETTING_LISTS, settingList } from '../../srv/strategies/lists/all-lists.ts';
import { approversOf } from '../../srv/strategies/lists/list.ts';
import type { Answer } from '../support/saldo-server.ts';
import type { StrategiesWorld } from './strategies-world.ts';

const SEGMENT = 'DE-RETAIL';
const FAR = '2031-01-01';

/** Lists were made with their rows, or their first day is over. */
const IN_USE = ['assignments', 'exclusion-treatments', 'holidays'];

interface Edited {
  readonly known: string;
  readonly waitingTitle: string | null;
  readonly drafts: readonly { readonly ID: string }[];
  readonly fields: readonly { readonly name: string; readonly value: string }[];
}

interface Row {
  readonly rowKey: string;
  readonly title: string;
  readonly text: string;
  readonly state: string;
  readonly waiting: string | null;
}

type Values = Readonly<Record<string, string>>;

/** Who has the role in this world: one who drafts, and another who decides. */
const PEOPLE = new Map([
  ['strategy-manager', ['sara', 'tomas']],
  ['compliance', ['cora', 'ciro']],
  ['controller', ['kira', 'carl']],
  ['dispute-clerk', ['dora', 'dora']],
  ['supervisor', ['sue', 'sven']],
  ['integration', ['ina', 'ivo']],
  ['administrator', ['adam', 'alma']],
]);

const drafterOf = (list: string) => personOf(settingList(list).maintainedBy, 0);
const deciderOf = (list: string) => personOf(approversOf(settingList(list)), 1);

function personOf(roles: readonly string[], at: number): string {
  const role = [...PEOPLE.keys()].find((one) => roles.includes(one)) ?? '';
  return PEOPLE.get(role)?.[at] ?? '';
}

/** The lists of the bank, in the world of another suite: a server takes longer to start than all of it. */
export function testSettingLists(worldOf: () => StrategiesWorld): void {
  let world: StrategiesWorld;

  beforeAll(() => {
    world = worldOf();
  });

  const at = (list: string) => `SettingLists('${list}')/StrategiesService`;
  const rowsOf = async (list: string, options = {}): Promise<Row[]> =>
    (await world.call(`${at(list)}.rows()`, options)).body.value as unknown as Row[];
  const edit = async (list: string, rowKey: string | null): Promise<Edited> => {
    const key = rowKey === null ? 'null' : `'${encodeURIComponent(rowKey)}'`;
    return (await world.call(`${at(list)}.rowToEdit(rowKey=${key})`)).body as unknown as Edited;
  };
  const save = (list: string, values: Values, more: object = {}, user = drafterOf(list)) =>
    world.call(`${at(list)}.saveRow`, {
      user,
      body: {
        title: 'Change',
        values: Object.entries(values).map(([name, value]) => ({ name, value })),
        ...more,
      },
    });
  const decide = async (list: string, { status, body }: Answer): Promise<Answer> => {
    if (status !== 200) return { status, body } as Answer;
    const change = `SettingChanges(${body.ID})`;
    const proposed = await world.actOn(change, 'propose', {}, { user: drafterOf(list) });
    if (proposed.status !== 200) return proposed;
    return world.actOn(change, 'activate', {}, { user: deciderOf(list) });
  };
  const change = async (...saved: Parameters<typeof save>) =>
    decide(saved[0], await save(...saved));
  const changeTo = async (list: string, rowKey: string, values: Values) => {
    const { known } = await edit(list, rowKey);
    return change(list, values, { rowKey, known });
  };
  /** As somebody might change it: another end where it has one, else another name or text. */
  const otherThan = (values: Values): Values => {
    if ('validTo' in values) return { ...values, validTo: '2098-12-31' };
    if ('recallReason' in values) return { ...values, recallReason: '99' };
    if ('refusal' in values) return { ...values, refusal: 'other' };
    const name = 'name' in values ? 'name' : 'text';
    return { ...values, [name]: `${values[name]}.` };
  };
  const valuesOf = ({ fields }: Edited): Values =>
    Object.fromEntries(fields.map(({ name, value }) => [name, value]));
  const isOver = ({ validTo }: Values) =>
    Boolean(validTo) && String(validTo) < new Date().toISOString().slice(0, 10);

  test('are named in the reader’s language, with how many rows each has', async () => {
    const { body } = await world.call('SettingLists?$count=true', { language: 'de' });
    expect(body['@odata.count']).toBe(SETTING_LISTS.length);
    expect(body.value).toContainEqual(
      expect.objectContaining({
        list: 'root-causes',
        name: 'Ursachen von Klärungsfällen',
        entries: 6,
      }),
    );
    for (const { name, description } of body.value ?? []) {
      expect([name, description].every((text) => /\s|[A-ZÄÖÜ]/.test(String(text)))).toBe(true);
    }
  });

  test.each(SETTING_LISTS.map(({ list }) => [list]))(
    '%s: a row is refused as it is or when it is over, and stands as before when it is changed and changed back',
    async (list) => {
      const before = await rowsOf(list);
      const [row] = before;
      const read = await edit(list, row?.rowKey ?? null);
      expect(read.fields.length).toBeGreaterThan(1);
      if (!row || IN_USE.includes(list)) return;
      const same = await save(list, valuesOf(read), { rowKey: row.rowKey, known: read.known });
      expect([same.status, same.body.error?.code]).toEqual([409, 'SETTING_ROW_UNCHANGED']);
      const changed = await changeTo(list, row.rowKey, otherThan(valuesOf(read)));
      if (isOver(valuesOf(read))) {
        expect([changed.status, changed.body.error?.code]).toEqual([400, 'SETTING_DAY_PAST']);
        return;
      }
      expect([changed.status, changed.body.error]).toEqual([200, undefined]);
      expect(await rowsOf(list)).not.toEqual(before);
      expect((await changeTo(list, row.rowKey, valuesOf(read))).status).toBe(200);
      expect(await rowsOf(list)).toEqual(before);
    },
  );

  test('change by one who proposes and another who puts it into force', async () => {
    const values = { code: 'BANK', name: 'Mistake of the bank', name_es: 'Error del banco' };
    const saved = await save('root-causes', values);
    const draft = `SettingChanges(${saved.body.ID})`;
    await world.actOn(draft, 'propose');
    const own = await world.actOn(draft, 'activate');
    expect([own.status, own.body.error?.code]).toEqual([403, 'FOUR_EYES']);
    const proposed = await world.call(`${draft}/rows`, { user: 'tomas', language: 'es' });
    expect(proposed.body.value).toMatchObject([
      {
        ...{ listName: 'Causas raíz de disputas', rowName: 'BANK', what: 'Nueva', before: '' },
        effect: 'De inmediato',
      },
    ]);
    expect(await rowsOf('root-causes')).not.toContainEqual(
      expect.objectContaining({ title: 'BANK' }),
    );
    await world.actOn(draft, 'activate', {}, { user: 'tomas' });
    const [row] = (await rowsOf('root-causes')).filter(({ title }) => title === 'BANK');
    expect(row?.text).toBe('Name: Mistake of the bank');
    expect((await rowsOf('root-causes', { language: 'es' })).map(({ text }) => text)).toContain(
      'Nombre: Error del banco',
    );
    const { known } = await edit('root-causes', row?.rowKey ?? '');
    const gone = { rowKey: row?.rowKey, known, isRemoved: true };
    expect((await change('root-causes', {}, gone)).status).toBe(200);
    const left = await rowsOf('root-causes');
    expect(left.map(({ title }) => title)).not.toContain('BANK');
  });

  test('tell all that is wrong, each at its field', async () => {
    const wrong = { segment: SEGMENT, ruleKind: 'cap', validFrom: '2031-02-30', minutes: '1.5' };
    const { status, body } = await save('override-policies', wrong);
    expect(status).toBe(400);
    const details = (body.error as unknown as { details: { target: string; code: string }[] })
      .details;
    expect(details.map(({ target, code }) => [target, code])).toEqual([
      ['validFrom', 'FIELD_NOT_DAY'],
      ['minutes', 'FIELD_NOT_NUMBER'],
    ]);
  });

  test.each([
    ['FIELD_REQUIRED', 'root-causes', { code: 'X' }],
    ['FIELD_TOO_LONG', 'root-causes', { code: 'TOOLONG', name: 'x' }],
    ['FIELD_CHOICE_UNKNOWN', 'override-rights', { segment: SEGMENT, agent: 'x', validFrom: FAR }],
    [
      'FIELD_TOO_SMALL',
      'write-off-policies',
      { segment: SEGMENT, validFrom: FAR, approvalAbove: '-1' },
    ],
    [
      'FIELD_OUT_OF_RANGE',
      'override-policies',
      { segment: SEGMENT, ruleKind: 'cap', validFrom: FAR, minutes: '99999' },
    ],
    [
      'VALID_TO_TOO_EARLY',
      'write-off-policies',
      { segment: SEGMENT, validFrom: FAR, validTo: '2030-01-01' },
    ],
    [
      'FIELD_NOT_COUNTS',
      'plan-policies',
      {
        ...{ segment: SEGMENT, validFrom: FAR, category: '01', mostInstalments: '12' },
        ...{ graceDays: '3', brokenAfterMissed: '1', offeredCounts: '3;6' },
      },
    ],
    ['SETTING_DAY_PAST', 'write-off-policies', { segment: SEGMENT, validFrom: '2020-01-01' }],
    ['SETTING_ROW_EXISTS', 'root-causes', { code: 'MAST', name: 'x' }],
  ])('refuse with %s what could not stand in %s', async (code, list, values) => {
    const { status, body } = await save(list, values as Values);
    expect([status >= 400 && status < 500, body.error?.code]).toEqual([true, code]);
  });

  test('give a limit in force another end only, and begin the next one later', async () => {
    const first = { segment: SEGMENT, validFrom: FAR, approvalAbove: '250.50' };
    expect((await change('write-off-policies', first)).status).toBe(200);
    const [stored] = await world.db.query<{ approvalAbove: string }>(
      `SELECT approvalAbove AS "approvalAbove" FROM saldo_writeoffs_WriteOffPolicies
      WHERE segment = ? AND validFrom = ?`,
      [SEGMENT, FAR],
    );
    expect(Number(stored.approvalAbove)).toBe(250.5);
    await world.db.execute(
      `UPDATE saldo_writeoffs_WriteOffPolicies SET validFrom = '2020-01-01' WHERE validFrom = ?`,
      [FAR],
    );
    const rowKey = JSON.stringify([SEGMENT, '2020-01-01']);
    const { known } = await edit('write-off-policies', rowKey);
    const inForce = { ...first, validFrom: '2020-01-01' };
    const other = await save(
      'write-off-policies',
      { ...inForce, approvalAbove: '9' },
      { rowKey, known },
    );
    expect(other.body.error?.code).toBe('SETTING_DAY_PAST');
    const end = { ...inForce, validTo: '2030-12-31' };
    expect((await change('write-off-policies', end, { rowKey, known })).status).toBe(200);
  });

  test('refuse the second of two changes of one row, and tell that it was on its way', async () => {
    const [row] = (await rowsOf('clerks')).length > 0 ? await rowsOf('clerks') : [];
    const rowKey = row?.rowKey ?? JSON.stringify(['clara']);
    if (!row) await change('clerks', { clerk: 'clara', name: 'Clara', isActive: 'true' });
    const read = await edit('clerks', rowKey);
    const values = valuesOf(read);
    const more = { rowKey, known: read.known };
    const first = await save('clerks', { ...values, name: 'First' }, more);
    const second = await save('clerks', { ...values, name: 'Second' }, { ...more, title: 'Other' });
    expect((await edit('clerks', rowKey)).waitingTitle).toBe('Change');
    expect((await rowsOf('clerks')).find((one) => one.rowKey === rowKey)?.waiting).not.toBeNull();
    expect((await decide('clerks', first)).status).toBe(200);
    const refused = await decide('clerks', second);
    expect([refused.status, refused.body.error?.code]).toEqual([409, 'SETTING_ROW_CHANGED']);
    const stale = await save('clerks', values, more);
    expect(stale.body.error?.code).toBe('SETTING_ROW_CHANGED');
  });

  test('say before anybody agrees from when they hold', async () => {
    const limit = { segment: SEGMENT, validFrom: '2034-01-01' };
    const { body } = await save('write-off-policies', limit);
    const { body: rows } = await world.call(`SettingChanges(${body.ID})/rows`);
    expect(rows.value).toMatchObject([{ effect: 'From Jan 1, 2034' }]);
    const told = async (list: string) => (await edit(list, null)) as unknown as { effect: string };
    expect((await told('write-off-policies')).effect).toContain('begins on a later day');
    expect((await told('root-causes')).effect).toContain('as soon as another person agrees');
  });

  test('keep a code that something says', async () => {
    await world.db.execute(
      `INSERT INTO saldo_locks_Blocks (ID, reason) VALUES ('5f3f7a52-0000-4c0b-9a39-00000000b10c', 'hardship')`,
    );
    const rowKey = JSON.stringify(['hardship']);
    const { known } = await edit('block-reasons', rowKey);
    const { body } = await change('block-reasons', {}, { rowKey, known, isRemoved: true });
    expect(body.error?.code).toBe('SETTING_CODE_USED');
  });

  test('take a script with its steps in one change, and let a row be taken out of a draft', async () => {
    const script = { segment: SEGMENT, validFrom: FAR, strategy: 'LATE-EUR' };
    const { body: draft } = await save('call-scripts', script);
    const more = { change: draft.ID };
    const { fields } = await edit('call-script-steps', null);
    const offered = fields.find(({ name }) => name === 'script') as unknown as {
      choices: { code: string; name: string }[];
    };
    const own = offered.choices.find(({ name }) => name.includes(FAR));
    const step = {
      script: own?.code ?? '',
      language: 'en',
      title: 'Greet',
      text: 'Good day {name}',
    };
    await save('call-script-steps', { ...step, sequence: '1' }, more);
    await save('call-script-steps', { ...step, sequence: '2' }, more);
    const { body: rows } = await world.call(`SettingChanges(${draft.ID})/rows`);
    expect(rows.value).toHaveLength(3);
    const second = JSON.stringify([step.script, 'en', '2']);
    const path = `SettingRowChanges(change=${draft.ID},list='call-script-steps',rowKey='${encodeURIComponent(second)}')`;
    expect((await world.actOn(path, 'drop')).status).toBe(204);
    expect((await decide('call-scripts', { status: 200, body: draft } as Answer)).status).toBe(200);
    const steps = await world.db.query(
      'SELECT text FROM saldo_contacts_CallScriptSteps WHERE script = ?',
      [step.script],
    );
    expect(steps).toEqual([{ text: 'Good day {name}' }]);
  });

  test('draft assignments and exclusions where nights read them from', async () => {
    const saved = await save('assignments', {
      segment: SEGMENT,
      stage: 'early',
      collectionGroup: 'DE-RETAIL-EARLY',
      strategy: 'LATE-EUR',
      validFrom: FAR,
    });
    expect((await decide('assignments', saved)).body).toMatchObject({ status: 'active' });
    const rows = await rowsOf('assignments');
    expect(rows).toContainEqual(expect.objectContaining({ state: 'later' }));
    const mistaken = await save('assignments', {
      ...{ segment: SEGMENT, stage: 'early', strategy: 'LATE-EUR', validFrom: '2036-01-01' },
      collectionGroup: 'DE-RETAIL-EARLY',
    });
    const { body: drafted } = await world.call(`SettingChanges(${mistaken.body.ID})/assignments`);
    const [{ assignment } = {} as never] = drafted.value as unknown as { assignment: string }[];
    const row = `AssignmentChanges(change=${mistaken.body.ID},assignment=${assignment})`;
    expect((await world.actOn(row, 'drop')).status).toBe(204);
    const { body: left } = await world.call(`SettingChanges(${mistaken.body.ID})/assignments`);
    expect(left.value).toEqual([]);
    const exclusion = { reason: 'fraud', validFrom: FAR, treatment: 'exclude', precedence: '7' };
    expect((await change('exclusion-treatments', exclusion)).status).toBe(200);
  });

  test('are drafted for their own segments', async () => {
    const values = { segment: SEGMENT, validFrom: FAR };
    const foreign = await save('write-off-policies', values, {}, 'remo');
    expect(foreign.status).toBe(400); // is not even offered the segment
    const bank = await save('root-causes', { code: 'NEW', name: 'New' }, {}, 'remo');
    expect([bank.status, bank.body.error?.code]).toEqual([403, 'SEGMENT_FOREIGN']);
    expect(await rowsOf('plan-policies', { user: 'nils' })).toEqual([]);
  });

  test.each([
    ['write-off-policies', { segment: SEGMENT, validFrom: '2033-01-01' }, ['sue', 'cora', 'dora']],
    ['root-causes', { code: 'R', name: 'R' }, ['sue', 'carl', 'cora']],
    ['contact-locks', { source: 'S4', validFrom: FAR }, ['sara', 'carl', 'sue', 'dora']],
    ['document-kinds', { code: 'D', name: 'D' }, ['cora', 'sue', 'carl']],
  ])(
    '%s: are drafted by nobody whose role does not maintain them',
    async (list, values, others) => {
      for (const user of others) {
        const { status, body } = await save(list, values, {}, user);
        expect([user, status, body.error?.code]).toEqual([user, 403, 'SETTING_NOT_YOURS']);
      }
      const { body } = await world.call('SettingLists', { user: others[0] });
      const found = (body.value as { list?: string; mayWrite?: boolean }[]).find(
        (one) => one.list === list,
      );
      expect(found?.mayWrite).toBe(false);
    },
  );

  test('are put into force by who decides on them, who need not be who drafts them', async () => {
    const limit = { segment: SEGMENT, validFrom: '2033-02-01', approvalAbove: '9000' };
    const draft = `SettingChanges(${(await save('write-off-policies', limit)).body.ID})`;
    const foreign = await world.actOn(draft, 'propose', {}, { user: 'cora' });
    expect([foreign.status, foreign.body.error?.code]).toEqual([403, 'SETTING_NOT_YOURS']);
    await world.actOn(draft, 'propose');
    const may = async (user: string) => {
      const { body } = await world.call(`${draft}?$select=ID,mayEdit,mayActivate,maySendBack`, {
        user,
      });
      return [body.mayEdit, body.mayActivate, body.maySendBack];
    };
    expect(await may('tomas')).toEqual([false, false, true]);
    expect(await may('carl')).toEqual([false, true, true]);
    expect(await may('cora')).toEqual([false, false, false]);
    const manager = await world.actOn(draft, 'activate', {}, { user: 'tomas' });
    expect([manager.status, manager.body.error?.code]).toEqual([403, 'SETTING_NOT_YOURS']);
    expect(manager.body.error?.message).toContain('controllers');
    const back = await world.actOn(draft, 'sendBack', { reason: 'no' }, { user: 'dora' });
    expect(back.body.error?.code).toBe('SETTING_NOT_YOURS');
    const decided = await world.actOn(draft, 'activate', {}, { user: 'carl' });
    expect([decided.status, decided.body.error]).toEqual([200, undefined]);
  });

  test('never stand in one change where nobody decides on all of it', async () => {
    const cause = { code: 'MIX', name: 'Mixed' };
    const { body: draft } = await save('root-causes', cause);
    const block = await save('block-reasons', { code: 'mixed', name: 'M' }, { change: draft.ID });
    expect(block.status).toBe(200); // strategy managers decide on both
    const promise = { category: '99', validFrom: FAR, toleranceDays: '1', judge: 'saldo' };
    const percents = { reductionPerDay: '0', keptFromPercent: '90', varianceFromPercent: '80' };
    const dates = { maximumDates: '1', maximumDays: '30' };
    const limit = { ...promise, ...percents, ...dates };
    const refused = await save('promise-policies', limit, { change: draft.ID });
    expect([refused.status, refused.body.error?.code]).toEqual([409, 'SETTING_APPROVERS']);
    const offered = async (list: string) =>
      (await edit(list, null)).drafts.some(({ ID }) => ID === draft.ID);
    expect([await offered('contact-results'), await offered('promise-policies')]).toEqual([
      true,
      false,
    ]);
    const stranger = await world.call(`SettingChanges(${draft.ID})`, {
      method: 'DELETE',
      user: 'dora', // maintains but one of its lists
    });
    expect([stranger.status, stranger.body.error?.code]).toEqual([403, 'SETTING_NOT_YOURS']);
  });

  test('never take a row of another segment over under a key that is written otherwise', async () => {
    const script = { segment: SEGMENT, validFrom: '2031-02-01' };
    expect((await change('call-scripts', script)).status).toBe(200);
    const stored = () =>
      world.db.query<{ ID: string; segment: string }>(
        `SELECT ID AS "ID", segment FROM saldo_contacts_CallScripts WHERE validFrom = '2031-02-01'`,
      );
    const [{ ID = '' } = {}] = await stored();
    const own = { segment: 'DE-BUSINESS', validFrom: '2031-02-01' };
    for (const rowKey of [`["${ID}" ]`, `["${ID}",""]`, 'no json', 'null', '[5]']) {
      const { status, body } = await save('call-scripts', own, { rowKey, known: 'none' }, 'remo');
      expect([status, body.error?.code]).toEqual([409, 'SETTING_ROW_CHANGED']);
    }
    expect(await stored()).toEqual([{ ID, segment: SEGMENT }]);
  });

  test('name to limited managers nothing of other segments', async () => {
    const optionsOf = async (list: string, user: string) => {
      const { body } = await world.call(`${at(list)}.rowToEdit(rowKey=null)`, { user });
      const { fields } = body as unknown as { fields: { name: string; choices: object[] }[] };
      return Object.fromEntries(fields.map(({ name, choices }) => [name, JSON.stringify(choices)]));
    };
    const all = await optionsOf('assignments', 'sara');
    expect(all.collectionGroup).toContain('DE-RETAIL-EARLY');
    const limited = await optionsOf('assignments', 'remo');
    expect([limited.segment, limited.collectionGroup].join()).not.toContain('RETAIL');
    expect((await optionsOf('call-script-steps', 'sara')).script).toContain(SEGMENT);
    expect((await optionsOf('call-script-steps', 'remo')).script).not.toContain(SEGMENT);
    expect((await optionsOf('override-rights', 'nils')).agent).toBe('[]');
  });

  test('tell what waits to those alone who may see the change', async () => {
    const values = { segment: SEGMENT, strategy: 'LATE-EUR', validFrom: '2032-01-01' };
    const [own] = await rowsOf('assignments');
    const { known } = await edit('assignments', own?.rowKey ?? '');
    const more = { rowKey: own?.rowKey, known, title: 'Secret' };
    const stored = valuesOf(await edit('assignments', own?.rowKey ?? ''));
    expect((await save('assignments', { ...values, ...stored, validTo: FAR }, more)).status).toBe(
      200,
    );
    expect((await rowsOf('assignments'))[0]?.waiting).toBe('Secret');
    const seen = async (user: string) => {
      const key = encodeURIComponent(own?.rowKey ?? '');
      const path = `${at('assignments')}.rowToEdit(rowKey='${key}')`;
      return (await world.call(path, { user })).body.waitingTitle;
    };
    expect([await seen('sara'), await seen('remo')]).toEqual(['Secret', null]);
  });

  test('never let hold again what is over, and end what names somebody who has left', async () => {
    const right = { segment: SEGMENT, agent: 'ana', validFrom: '2020-01-01' };
    await world.db.execute(
      `INSERT INTO saldo_contacts_OverrideRights (segment, agent, validFrom, validTo)
      VALUES (?, 'gone', '2020-01-01', '2020-12-31'), (?, 'left', '2020-01-01', NULL)`,
      [SEGMENT, SEGMENT],
    );
    const past = JSON.stringify([SEGMENT, 'gone', '2020-01-01']);
    const again = await changeTo('override-rights', past, { ...right, validTo: FAR });
    expect([again.status, again.body.error?.code]).toEqual([400, 'SETTING_DAY_PAST']);
    const open = JSON.stringify([SEGMENT, 'left', '2020-01-01']);
    const ended = await changeTo('override-rights', open, { ...right, validTo: FAR });
    expect([ended.status, ended.body.error]).toEqual([200, undefined]);
  });

  test('forbid contact under a lock from today, for what the bank says', async () => {
    const today = new Date().toISOString().slice(0, 10);
    const lock = { source: 'S4', process: '01', reason: 'L', basis: 'Court order' };
    const late = await save('contact-locks', { ...lock, validFrom: '2026-01-02' });
    expect(late.body.error?.code).toBe('SETTING_DAY_PAST');
    const set = await change('contact-locks', { ...lock, validFrom: today });
    expect([set.status, set.body.error]).toEqual([200, undefined]);
    const rows = await world.db.query(
      `SELECT basis, changedBy AS "changedBy", validTo AS "validTo" FROM saldo_locks_ContactLocks
      WHERE process = '01' AND reason = 'L'`,
    );
    expect(rows).toEqual([{ basis: 'Court order', changedBy: 'ciro', validTo: null }]);
  });

  test('say by two who an agency is in the ERP, and keep it so while Saldo has items there', async () => {
    const collectionGroup = 'LISTED-AGENCY';
    await world.db.upsert(groupsTable, [
      { collectionGroup, segment: SEGMENT, name: 'Agency', kind: 'agency' },
    ]);
    const known = {
      collectionGroup,
      source: 'S4',
      agencyPartner: '0090000017',
      recallReason: '01',
    };
    const group = { ...known, collectionGroup: 'DE-RETAIL-EARLY' };
    expect((await save('agency-partners', group)).body.error?.code).toBe('FIELD_CHOICE_UNKNOWN');
    const foreign = await save('agency-partners', known, {}, 'rosa');
    expect(foreign.body.error?.code).toBe('GROUP_FOREIGN');
    const set = await change('agency-partners', known);
    expect([set.status, set.body.error, set.body.segment]).toEqual([200, undefined, SEGMENT]);
    const of = (rows: readonly Row[]) =>
      rows.find(({ rowKey }) => rowKey.includes(collectionGroup));
    const row = of(await rowsOf('agency-partners', { user: 'sue' }));
    expect(await rowsOf('agency-partners', { user: 'rosa' })).toEqual([]);
    await world.db.insert(submissionsTable, [
      { ID: randomUUID(), source: 'S4', partner: '101', collectionGroup, state: 'submitted' },
    ]);
    const other = await changeTo('agency-partners', row?.rowKey ?? '', {
      ...known,
      agencyPartner: '0090000018',
    });
    expect([other.status, other.body.error?.code]).toEqual([409, 'AGENCY_HAS_ITEMS']);
    expect(other.body.error?.message).toContain(collectionGroup);
    const { known: read } = await edit('agency-partners', row?.rowKey ?? '');
    const gone = { rowKey: row?.rowKey, known: read, isRemoved: true };
    expect((await change('agency-partners', {}, gone)).body.error?.code).toBe('AGENCY_HAS_ITEMS');
    const reason = { ...known, recallReason: '02' };
    expect((await changeTo('agency-partners', row?.rowKey ?? '', reason)).status).toBe(200);
    expect(
      await world.db.query(
        `SELECT agencyPartner AS "agencyPartner", recallReason AS "recallReason",
          changedBy AS "changedBy" FROM saldo_placements_AgencyPartners WHERE collectionGroup = ?`,
        [collectionGroup],
      ),
    ).toEqual([{ agencyPartner: '0090000017', recallReason: '02', changedBy: 'sven' }]);
  });

  test('let the letters of a procedure be sent by Saldo from today', async () => {
    const today = new Date().toISOString().slice(0, 10);
    const sender = { source: 'S4', procedure: '01', sender: 'saldo' };
    const late = await save('dunning-senders', { ...sender, validFrom: '2026-01-02' });
    expect(late.body.error?.code).toBe('SETTING_DAY_PAST');
    const set = await change('dunning-senders', { ...sender, validFrom: today });
    expect([set.status, set.body.error]).toEqual([200, undefined]);
    expect(await proceduresOfSaldo(world.db, 'S4', today)).toEqual(['01']);
  });

  describe('how long rows are kept', () => {
    const period = { kind: 'worklists', days: '200', validFrom: FAR, reason: 'Law' };

    test.each([
      ['what is forgotten tonight', { validFrom: '2020-01-01' }, 'SETTING_DAY_PAST'],
      ['month ends shorter than other days', { monthEndDays: '100' }, 'MONTH_END_SHORTER'],
      ['a kind that there is not', { kind: 'audit' }, 'FIELD_CHOICE_UNKNOWN'],
      ['a day or two', { days: '1' }, 'FIELD_OUT_OF_RANGE'],
      ['no reason', { reason: '' }, 'FIELD_REQUIRED'],
    ])('is not said for %s', async (_, wrong, code) => {
      const { status, body } = await save('retention-periods', { ...period, ...wrong });
      expect([status, body.error?.code]).toEqual([400, code]);
    });

    test('is said by two administrators from a day on, and each row is in the audit trail', async () => {
      const saved = await save('retention-periods', { ...period, monthEndDays: '900' });
      const draft = `SettingChanges(${saved.body.ID})`;
      const manager = await world.actOn(draft, 'propose', {}, { user: 'sara' });
      expect([manager.status, manager.body.error?.code]).toEqual([403, 'SETTING_NOT_YOURS']);
      await world.actOn(draft, 'propose', {}, { user: 'adam' });
      const own = await world.actOn(draft, 'activate', {}, { user: 'adam' });
      expect([own.status, own.body.error?.code]).toEqual([403, 'FOUR_EYES']);
      expect((await loadRetention(world.db, FAR)).worklists.days).not.toBe(200);
      const decided = await world.actOn(draft, 'activate', {}, { user: 'alma' });
      expect([decided.status, decided.body.error]).toEqual([200, undefined]);
      expect((await loadRetention(world.db, FAR)).worklists).toEqual({
        days: 200,
        monthEndDays: 900,
      });
      expect((await loadRetention(world.db, '2030-12-31')).worklists.days).not.toBe(200);
      const events = await world.db.query<{ actor: string; reason: string; details: string }>(
        "SELECT actor, reason, details FROM saldo_audit_Events WHERE decision = 'retention-set'",
      );
      expect(events).toMatchObject([{ actor: 'alma', reason: 'Law' }]);
      expect(JSON.parse(events[0]?.details ?? '')).toMatchObject({
        row: { kind: 'worklists', days: '200', monthEndDays: '900' },
      });
    });
  });

  test('take the steps of a script away with it', async () => {
    const [{ ID = '' } = {}] = await world.db.query<{ ID: string }>(
      `SELECT s.ID AS "ID" FROM saldo_contacts_CallScripts s
      JOIN saldo_contacts_CallScriptSteps t ON t.script = s.ID WHERE s.validFrom = '${FAR}' LIMIT 1`,
    );
    const rowKey = JSON.stringify([ID]);
    const { known } = await edit('call-scripts', rowKey);
    expect((await change('call-scripts', {}, { rowKey, known, isRemoved: true })).status).toBe(200);
    const left = await world.db.query(
      'SELECT 1 AS found FROM saldo_contacts_CallScriptSteps WHERE script = ?',
      [ID],
    );
    expect(left).toEqual([]);
  });

  test('refuse an assignment that another change has changed since the draft was begun', async () => {
    const [row] = await rowsOf('assignments');
    const rowKey = row?.rowKey ?? '';
    const read = await edit('assignments', rowKey);
    const values = valuesOf(read);
    const to = (validTo: string, title: string) =>
      save('assignments', { ...values, validTo }, { rowKey, known: read.known, title });
    const first = await to('2098-06-30', 'First end');
    const second = await to('2098-12-31', 'Second end');
    const decided = await decide('assignments', first);
    expect([decided.status, decided.body.error]).toEqual([200, undefined]);
    const { status, body } = await decide('assignments', second);
    expect([status, body.error?.code]).toEqual([409, 'SETTING_OVERTAKEN']);
    expect(body.error?.message).toContain('First end');
  });

  describe('packs of contact rules', () => {
    const rule = { id: 'hours', kind: 'hours', source: 'Law 7 art. 3', channels: ['phone'] };
    const open = (from: string, to: string) => {
      return JSON.stringify([{ ...rule, windows: [{ weekdays: [1, 2, 3, 4, 5], from, to }] }]);
    };
    const law = { pack: 'XX-LAW', name: 'Law', legalSource: 'Law 7' };
    const house = { pack: 'XX-HOUSE', name: 'House', legalSource: 'Policy', lawPack: 'XX-LAW' };
    const version = (validFrom: string, content: string) => ({ ...law, validFrom, content });

    test('are asked for a source and for hours that can be', async () => {
      const wrong = JSON.stringify([{ ...JSON.parse(open('19:00', '08:00'))[0], source: '' }]);
      const { status, body } = await save('contact-packs', version(FAR, wrong));
      const { details } = body.error as unknown as { details: { target: string; code: string }[] };
      expect([status, details.map(({ target, code }) => [target, code])]).toEqual([
        400,
        [
          ['content', 'CONTACT_RULE_SOURCE'],
          ['content', 'CONTACT_RULE_HOURS'],
        ],
      ]);
      const read = { content: wrong, pack: 'XX-LAW' };
      const { body: told } = await world.call('readContactRules', { user: 'cora', body: read });
      expect(told).toMatchObject({ problem: null, rules: [{ kind: 'hours', source: '' }] });
      const { rules } = told as unknown as { rules: { problem: string }[] };
      expect(rules[0]?.problem).toContain('Say where the rule comes from');
      expect(
        (await save('contact-packs', version('2020-01-01', open('08:00', '19:00')))).body.error
          ?.code,
      ).toBe('SETTING_DAY_PAST');
    });

    test('come into force from a later day, by two officers, as the gate reads them', async () => {
      const set = await change('contact-packs', version(FAR, open('08:00', '19:00')));
      expect([set.status, set.body.error]).toEqual([200, undefined]);
      const [stored] = await world.db.query<{ content: string }>(
        `SELECT content FROM saldo_contacts_ContactRulePacks WHERE pack = 'XX-LAW'`,
      );
      expect(JSON.parse(stored?.content ?? '')).toEqual({
        rules: JSON.parse(open('08:00', '19:00')),
      });
      const [row] = (await rowsOf('contact-packs')).filter(({ title }) => title.includes('XX-LAW'));
      expect(row?.text).toContain('• Phone: Only Mon–Fri 08:00–19:00, by the customer’s clock.');
    });

    test('are never looser than before or than the law, without saying why', async () => {
      const later = version('2032-01-01', open('08:00', '20:00'));
      const unsaid = await save('contact-packs', later);
      expect([unsaid.status, unsaid.body.error?.code]).toEqual([400, 'CONTACT_PACK_LOOSER']);
      expect(unsaid.body.error?.message).toContain('XX-LAW, 2031-01-01');
      expect(unsaid.body.error?.message).toContain('Only Mon–Fri 08:00–19:00');
      const own = { ...house, validFrom: '2031-06-01' };
      const content = open('07:00', '19:00');
      expect((await save('contact-packs', { ...own, content })).body.error?.code).toBe(
        'CONTACT_PACK_LOOSER',
      );
      const { body } = await world.call('readContactRules', {
        user: 'cora',
        body: { ...{ pack: own.pack, lawPack: own.lawPack }, validFrom: own.validFrom, content },
      });
      expect(body).toMatchObject({
        than: 'XX-LAW, 2031-01-01',
        looser: [expect.stringContaining('Only')],
      });
      const said = { ...later, looserBecause: 'Law 7 was amended on 1 December' };
      const saved = await save('contact-packs', said);
      const { body: rows } = await world.call(`SettingChanges(${saved.body.ID})/rows`);
      const [told] = rows.value as unknown as { before: string; after: string }[];
      expect(told?.before).toContain('Only Mon–Fri 08:00–19:00');
      expect(told?.after).toContain('Only Mon–Fri 08:00–20:00');
      expect(told?.after).toContain('because: Law 7 was amended');
      expect((await decide('contact-packs', saved)).status).toBe(200);
    });

    test('let no looser version hold again by ending, nor follow unsaid', async () => {
      const strict = { ...version('2033-01-01', open('09:00', '17:00')), validTo: '2033-12-31' };
      const ends = await save('contact-packs', strict);
      expect(ends.body.error?.code).toBe('CONTACT_PACK_END_LOOSER');
      const open2033 = version('2033-01-01', open('09:00', '17:00'));
      expect((await change('contact-packs', open2033)).status).toBe(200);
      const between = version('2032-06-01', open('10:00', '12:00'));
      const refused = await save('contact-packs', { ...between, looserBecause: 'x' });
      expect(refused.body.error?.code).toBe('CONTACT_PACK_NEXT_LOOSER');
    });

    test('tell whom of today’s lists they would open and close', async () => {
      const [{ contactPack: pack = '' } = {}] = await world.db.query<{ contactPack: string }>(
        `SELECT contactPack AS "contactPack" FROM saldo_organization_Segments WHERE segment = ?`,
        [SEGMENT],
      );
      const ask = async (content: string, day = '2026-11-24') => {
        const body = { pack, content, channel: 'phone', day };
        const { body: told } = await world.call('tryContactRules', { user: 'cora', body });
        const effects = told.value as unknown as Record<string, number | string>[];
        return effects.find(({ segment }) => segment === SEGMENT);
      };
      const never = JSON.stringify([{ kind: 'channel-closed', source: 'x', channels: ['phone'] }]);
      const closed = await ask(never);
      expect(closed).toMatchObject({ openAfter: 0, opens: 0, hoursAfter: 0, day: '2026-11-24' });
      expect(closed?.closes).toBe(closed?.openBefore);
      expect(closed?.looked).toBe(closed?.positions);
      expect(await ask(open('10:00', '12:00'))).toMatchObject({ hoursAfter: 2 });
      const forbidden = await world.call('tryContactRules', { user: 'sara', body: { pack } });
      expect(forbidden.status).toBe(403);
    });
  });

  test('take a holiday from a later day on', async () => {
    const [calendar] = await world.db.query<{ calendar: string }>(
      'SELECT calendar FROM saldo_organization_Calendars ORDER BY calendar',
    );
    const holiday = { calendar: calendar?.calendar ?? '', name: 'Mourning' };
    const late = await save('holidays', { ...holiday, day: '2026-01-02' });
    expect([late.status, late.body.error?.code]).toEqual([400, 'SETTING_DAY_PAST']);
    expect((await change('holidays', { ...holiday, day: FAR })).status).toBe(200);
    const rowKey = JSON.stringify([holiday.calendar, FAR]);
    const renamed = await changeTo('holidays', rowKey, { ...holiday, day: FAR, name: 'Jubilee' });
    expect([renamed.status, renamed.body.error]).toEqual([200, undefined]);
  });

  test('lose the rows of a draft with the draft', async () => {
    const { body } = await save('root-causes', { code: 'GONE', name: 'Gone' });
    await world.call(`SettingChanges(${body.ID})`, { method: 'DELETE' });
    const rows = await world.db.query(
      'SELECT 1 AS found FROM saldo_strategies_SettingRowChanges WHERE change = ?',
      [String(body.ID)],
    );
    expect(rows).toEqual([]);
  });
}
