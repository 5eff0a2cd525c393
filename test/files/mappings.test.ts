import cds from '@sap/cds';
import { checkMapping } from '../../srv/domain/files/check-mapping.ts';
import { compileMapping } from '../../srv/domain/files/compile-mapping.ts';
import { FILE_OBJECTS, type FileObjectName } from '../../srv/domain/files/file-objects.ts';
import { fitsHeader } from '../../srv/domain/files/fits-header.ts';
import type { RowProblem } from '../../srv/domain/files/row-problem.ts';
import { suggestMapping, suggestObject } from '../../srv/domain/files/suggest-mapping.ts';

const code = (value: string) => expect.objectContaining({ code: value });

const items = {
  object: 'items',
  source: 'CORE1',
  decimal: ',',
  dateFormat: 'DD.MM.YYYY',
  fields: {
    document: { column: 'Beleg', padTo: 12 },
    partner: { column: 'Kunde' },
    companyCode: { constant: '1000' },
    currency: { column: 'Währung', ifEmpty: 'EUR' },
    dueDate: { column: 'Fällig' },
    amount: { column: 'Betrag', negativeWhen: { column: 'S/H', values: ['H'] } },
    clearingStatus: { column: 'Status', values: { offen: '', bezahlt: '9' } },
  },
};
const header = ['Beleg', 'Kunde', 'Währung', 'Fällig', 'Betrag', 'S/H', 'Status'];

function read(
  cells: Parameters<ReturnType<typeof compileMapping>['read']>[0],
  mapping: object = items,
) {
  const problems: RowProblem[] = [];
  const values = compileMapping(checkMapping(JSON.stringify(mapping)), header).read(
    cells,
    problems,
  );
  return { values, codes: problems.map((problem) => problem.code) };
}

describe('a row read with a mapping', () => {
  test('has the fields of its columns, constants, fillings and translations', () => {
    const { values, codes } = read(['4711', '100', '', '5.3.2026', '12,50', 'H', 'offen']);
    expect(codes).toEqual([]);
    expect(values).toMatchObject({
      document: '000000004711',
      repetition: '000',
      companyCode: '1000',
      currency: 'EUR',
      dueDate: '2026-03-05',
      amount: '-12.50',
      clearingStatus: '',
      clearingDate: null,
      isWithdrawn: false,
      reference: '',
    });
  });

  test('tells everything that is wrong with it at once', () => {
    const { codes } = read(['', '12345678901', 'EUR', '31.2.2026', '1.5', 'S', 'weg']);
    expect(codes).toEqual([
      'FILE_FIELD_MISSING',
      'FILE_TEXT_TOO_LONG',
      'FILE_DATE_INVALID',
      'FILE_AMOUNT_INVALID',
      'FILE_VALUE_UNKNOWN',
    ]);
  });

  test('takes typed cells for what they are, whatever separators the mapping names', () => {
    const number = { kind: 'number', text: '1234.5' } as const;
    const day = { kind: 'day', text: '2026-03-05' } as const;
    const { values, codes } = read(['1', '100', 'EUR', day, number, 'S', 'bezahlt']);
    expect(codes).toEqual([]);
    expect(values).toMatchObject({ amount: '1234.5', dueDate: '2026-03-05', clearingStatus: '9' });
  });

  test('refuses cells with faults, formulas without a value, and keys whose digits are lost', () => {
    const { codes } = read([
      { kind: 'number', text: '1234567890123456' },
      { kind: 'uncalculated', text: '' },
      'EUR',
      '5.3.2026',
      { kind: 'fault', text: '#REF!' },
      'S',
      'offen',
    ]);
    expect(codes).toEqual(['FILE_DIGITS_LOST', 'FILE_CELL_NOT_CALCULATED', 'FILE_CELL_FAULT']);
  });

  test('finds columns whatever their case, and says what a file without them has', () => {
    const mapping = checkMapping(JSON.stringify(items));
    const upper = header.map((name) => ` ${name.toUpperCase()} `);
    expect(() => compileMapping(mapping, upper)).not.toThrow();
    expect(() => compileMapping(mapping, header.slice(1))).toThrow(code('FILE_COLUMN_MISSING'));
    expect(() => compileMapping(mapping, [...header, 'beleg'])).toThrow(code('FILE_COLUMN_TWICE'));
  });
});

describe('a mapping', () => {
  test('gets its defaults', () => {
    expect(checkMapping(JSON.stringify(items))).toMatchObject({
      headerRow: 1,
      encoding: 'auto',
      delimiter: 'auto',
      thousands: '',
    });
  });

  const faulty: [string, object | string, RegExp][] = [
    ['is no JSON', '{', /no JSON/],
    ['is no object', '[]', /JSON object/],
    ['is for nothing', { ...items, object: 'invoices' }, /object should be one of/],
    ['has no source', { ...items, source: '' }, /source should be/],
    ['separates both with one sign', { ...items, thousands: ',' }, /thousands should be/],
    ['has no form of a day', { ...items, dateFormat: 'YYYY' }, /dateFormat should be/],
    ['has a part that is none', { ...items, script: 'rm' }, /script should be left out/],
    ['leaves out what is required', { ...items, fields: {} }, /fields\.document should be mapped/],
    [
      'fills a field nobody knows',
      { ...items, fields: { ...items.fields, colour: { constant: 'x' } } },
      /fields\.colour/,
    ],
    ['names columns without a header', { ...items, headerRow: 0 }, /a number from 1/],
    [
      'has both column and constant',
      { ...items, fields: { ...items.fields, currency: { column: 1, constant: 'EUR' } } },
      /either a column or a constant/,
    ],
    [
      'pads beyond the length',
      { ...items, fields: { ...items.fields, partner: { column: 1, padTo: 11 } } },
      /padTo/,
    ],
    [
      'negates a text',
      { ...items, fields: { ...items.fields, partner: { column: 1, isNegated: true } } },
      /isNegated/,
    ],
    [
      'is of the wrong shape',
      { ...items, fields: { ...items.fields, amount: 'Betrag' } },
      /an object with column or constant/,
    ],
  ];
  test.each(faulty)('that %s is refused in words', (_, mapping, words) => {
    const content = typeof mapping === 'string' ? mapping : JSON.stringify(mapping);
    expect(() => checkMapping(content)).toThrow(code('FILE_MAPPING_INVALID'));
    expect(() => checkMapping(content)).toThrow(words);
  });
});

describe('a mapping suggested by columns', () => {
  const cases: [string, FileObjectName, string[], Record<string, string>][] = [
    [
      'Spanish',
      'items',
      [
        'Nº documento',
        'Código cliente',
        'Sociedad',
        'Moneda',
        'Importe pendiente',
        'Fecha de vencimiento',
      ],
      {
        partner: 'Código cliente',
        companyCode: 'Sociedad',
        currency: 'Moneda',
        amount: 'Importe pendiente',
        dueDate: 'Fecha de vencimiento',
      },
    ],
    [
      'German',
      'items',
      ['Belegnummer', 'Kunden-Nr.', 'Buchungskreis', 'Währung', 'Offener Betrag', 'Fälligkeit'],
      {
        document: 'Belegnummer',
        partner: 'Kunden-Nr.',
        companyCode: 'Buchungskreis',
        currency: 'Währung',
        amount: 'Offener Betrag',
        dueDate: 'Fälligkeit',
      },
    ],
    [
      'Portuguese',
      'payments',
      ['Pagamento', 'Código do cliente', 'Moeda', 'Valor pago', 'Data do pagamento'],
      {
        payment: 'Pagamento',
        partner: 'Código do cliente',
        currency: 'Moeda',
        amount: 'Valor pago',
        postingDate: 'Data do pagamento',
      },
    ],
    [
      'English',
      'partners',
      ['Customer Number', 'Full name', 'Date of birth', 'Zip code', 'E-Mail', 'Mobile phone'],
      {
        partner: 'Customer Number',
        name: 'Full name',
        birthDate: 'Date of birth',
        postalCode: 'Zip code',
        email: 'E-Mail',
        mobile: 'Mobile phone',
      },
    ],
    [
      "FI-CA's technical",
      'items',
      ['OPBEL', 'OPUPW', 'OPUPK', 'OPUPZ', 'GPART', 'BUKRS', 'WAERS', 'BETRW', 'FAEDN'],
      {
        document: 'OPBEL',
        repetition: 'OPUPW',
        item: 'OPUPK',
        subitem: 'OPUPZ',
        partner: 'GPART',
        companyCode: 'BUKRS',
        currency: 'WAERS',
        amount: 'BETRW',
        dueDate: 'FAEDN',
      },
    ],
  ];
  test.each(cases)('knows %s names', (_, object, columns, expected) => {
    const { fields } = suggestMapping(object, 'CORE1', { headerRow: 1, header: columns, rows: [] });
    const found = Object.entries(fields).map(([name, { column }]) => [name, column]);
    expect(Object.fromEntries(found)).toMatchObject(expected);
  });

  test('guesses the formats of what stands below', () => {
    const mapping = suggestMapping('items', 'CORE1', {
      headerRow: 3,
      header: ['Importe', 'Vencimiento'],
      rows: [['1.234,50', '31/12/2026']],
    });
    expect(mapping).toMatchObject({
      headerRow: 3,
      decimal: ',',
      thousands: '.',
      dateFormat: 'DD/MM/YYYY',
    });
  });

  test.each([
    ['S/H', ['S', 'H'], ['H']],
    ['SHKZG', ['S', 'S'], ['H', 'C', 'CR']],
    ['Debit/Credit', ['DR', 'CR'], ['CR']],
  ])('takes %s for the mark of credits', (name, values, credits) => {
    const { fields } = suggestMapping('items', 'CORE1', {
      headerRow: 1,
      header: ['Betrag', name],
      rows: values.map((value) => ['12,50', value]),
    });
    expect(fields.amount?.negativeWhen).toEqual({ column: name, values: credits });
  });

  test('takes no mark of credits where amounts have signs of their own', () => {
    const { fields } = suggestMapping('items', 'CORE1', {
      headerRow: 1,
      header: ['Betrag', 'S/H'],
      rows: [['12,50-', 'H']],
    });
    expect(fields.amount).toEqual({ column: 'Betrag' });
  });

  test.each([
    ['items', ['Belegnummer', 'Kundennummer', 'Buchungskreis', 'Währung', 'Betrag', 'Fällig am']],
    ['partners', ['Kundennummer', 'Name', 'Ort']],
    ['payments', ['Payment', 'Partner', 'Currency', 'Amount', 'Posting date']],
    ['items', ['a', 'b']],
  ])('takes a file for one of %s by its columns', (object, header) => {
    expect(suggestObject(header)).toBe(object);
  });

  test('names a column that occurs twice by its number', () => {
    const { fields } = suggestMapping('items', 'CORE1', {
      headerRow: 1,
      header: ['Betrag', 'x', 'Betrag'],
      rows: [],
    });
    expect(fields.amount).toEqual({ column: 1 });
  });
});

describe('a saved mapping', () => {
  const fields = { amount: { column: 'Betrag', negativeWhen: { column: 'S/H', values: ['H'] } } };

  test('fits a file that has all columns it names, however they are written', () => {
    expect(fitsHeader({ fields }, ['x', ' betrag', 'S/H'])).toBe(true);
  });

  test.each([
    ['lacks one of its columns', fields, ['Betrag']],
    ['is told by numbers only', { amount: { column: 1 } }, ['Betrag']],
  ])('does not fit a file that %s', (_, named, header) => {
    expect(fitsHeader({ fields: named }, header)).toBe(false);
  });
});

test('texts have the lengths of their columns, and every field is one', async () => {
  const { load, linked } = cds as unknown as {
    load(model: string): Promise<object>;
    linked(model: object): {
      definitions: Record<string, { elements: Record<string, { length?: number; type: string }> }>;
    };
  };
  const { definitions } = linked(await load('db'));
  const entities: Record<string, string> = {
    partners: 'Partners',
    'contract-accounts': 'ContractAccounts',
    contracts: 'Contracts',
    items: 'Items',
    payments: 'Payments',
    'payment-assignments': 'PaymentAssignments',
  };
  const contacts = ['phone', 'mobile', 'email'];
  const lengths = Object.values(FILE_OBJECTS).flatMap(({ object, fields }) =>
    fields.flatMap((field) => {
      if (field.type !== 'text') return [];
      const isContact = contacts.includes(field.name);
      const entity = isContact ? 'ContactPoints' : entities[object];
      const element =
        definitions[`saldo.ledger.${entity}`]?.elements[isContact ? 'value' : field.name];
      return [[`${object}.${field.name}`, field.length, element?.length]];
    }),
  );
  expect(lengths.length).toBeGreaterThan(50);
  for (const [name, length, stored] of lengths) expect([name, length]).toEqual([name, stored]);
});
