import { SETTING_LISTS } from '../../srv/strategies/lists/all-lists.ts';
import type { Answer } from '../support/saldo-server.ts';
import type { StrategiesWorld } from './strategies-world.ts';

const SEGMENT = 'DE-RETAIL';
const FAR = '2031-01-01';

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
  const save = (list: string, values: Values, more: object = {}, user = 'sara') =>
    world.call(`${at(list)}.saveRow`, {
      user,
      body: {
        title: 'Change',
        values: Object.entries(values).map(([name, value]) => ({ name, value })),
        ...more,
      },
    });
  const decide = async ({ status, body }: Answer): Promise<Answer> => {
    if (status !== 200) return { status, body } as Answer;
    const change = `SettingChanges(${body.ID})`;
    const proposed = await world.actOn(change, 'propose');
    if (proposed.status !== 200) return proposed;
    return world.actOn(change, 'activate', {}, { user: 'tomas' });
  };
  const change = async (...saved: Parameters<typeof save>) => decide(await save(...saved));
  const valuesOf = ({ fields }: Edited): Values =>
    Object.fromEntries(fields.map(({ name, value }) => [name, value]));

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
    '%s: a row that is saved as it was stays as it is',
    async (list) => {
      const before = await rowsOf(list);
      const [row] = before;
      const read = await edit(list, row?.rowKey ?? null);
      expect(read.fields.length).toBeGreaterThan(1);
      if (!row || ['assignments', 'exclusion-treatments'].includes(list)) return; // lists were made with them
      const more = { rowKey: row.rowKey, known: read.known };
      const { status, body } = await change(list, valuesOf(read), more);
      expect([status, body.error]).toEqual([200, undefined]);
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
      { listName: 'Causas raíz de disputas', rowName: 'BANK', what: 'Nueva', before: '' },
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
    expect((await decide(first)).status).toBe(200);
    const refused = await decide(second);
    expect([refused.status, refused.body.error?.code]).toEqual([409, 'SETTING_ROW_CHANGED']);
    const stale = await save('clerks', values, more);
    expect(stale.body.error?.code).toBe('SETTING_ROW_CHANGED');
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
    expect((await decide({ status: 200, body: draft } as Answer)).status).toBe(200);
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
    expect((await decide(saved)).body).toMatchObject({ status: 'active' });
    const rows = await rowsOf('assignments');
    expect(rows).toContainEqual(expect.objectContaining({ state: 'later' }));
    const exclusion = { reason: 'fraud', validFrom: FAR, treatment: 'exclude', precedence: '7' };
    expect((await change('exclusion-treatments', exclusion)).status).toBe(200);
  });

  test('are drafted by strategy managers, for their own segments', async () => {
    const values = { segment: SEGMENT, validFrom: FAR };
    expect((await save('write-off-policies', values, {}, 'sue')).status).toBe(403);
    const foreign = await save('write-off-policies', values, {}, 'remo');
    expect(foreign.status).toBe(400); // is not even offered the segment
    const bank = await save('root-causes', { code: 'NEW', name: 'New' }, {}, 'remo');
    expect([bank.status, bank.body.error?.code]).toEqual([403, 'SEGMENT_FOREIGN']);
    expect(await rowsOf('plan-policies', { user: 'nils' })).toEqual([]);
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
