import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkMapping } from '../../srv/domain/files/check-mapping.ts';
import type { FileMapping } from '../../srv/domain/files/file-mapping.ts';
import type { Database } from '../../srv/platform/database.ts';
import { currencyScalesTable, segmentCompanyCodesTable } from '../../srv/platform/tables.ts';

/** A core banking system whose files are loaded in tests. */
export const CORE = 'CORE1';

/** Files of a test, gone with it. */
export interface FileFolder {
  write(content: string | Uint8Array): Promise<string>;
  path(): string;
  remove(): Promise<void>;
}

export async function fileFolder(): Promise<FileFolder> {
  const folder = await mkdtemp(join(tmpdir(), 'saldo-files-test-'));
  let count = 0;
  const path = () => {
    count += 1;
    return join(folder, `file-${count}`);
  };
  return {
    path,
    write: async (content) => {
      const file = path();
      await writeFile(file, content);
      return file;
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** What a bank settles once for a new source: its currencies, and which segment collects it. */
export async function addSource(db: Database, source = CORE): Promise<void> {
  await db.upsert(currencyScalesTable, [
    { source, currency: 'EUR', erpDecimals: 2, minorDigits: 2 },
    { source, currency: 'CLP', erpDecimals: 0, minorDigits: 0 },
  ]);
  await db.upsert(segmentCompanyCodesTable, [
    { segment: 'DE-RETAIL', source, companyCode: '1000' },
  ]);
}

/** A German list of open items. */
export const ITEMS = JSON.stringify({
  object: 'items',
  source: CORE,
  decimal: ',',
  thousands: '.',
  dateFormat: 'DD.MM.YYYY',
  fields: {
    document: { column: 'Beleg' },
    partner: { column: 'Kunde' },
    companyCode: { column: 'Buchungskreis' },
    currency: { column: 'Währung' },
    amount: { column: 'Betrag' },
    dueDate: { column: 'Fällig' },
    clearingStatus: { column: 'Status', values: { offen: '', bezahlt: '9' } },
    clearingDate: { column: 'Bezahlt am' },
  },
});

export const PARTNERS = JSON.stringify({
  object: 'partners',
  source: CORE,
  dateFormat: 'DD.MM.YYYY',
  fields: {
    partner: { column: 'Kunde' },
    name: { column: 'Name' },
    language: { constant: 'de' },
    country: { constant: 'DE' },
    category: { constant: '1' },
    birthDate: { column: 'Geboren' },
    phone: { column: 'Telefon' },
  },
});

export function mapping(content: string, changes: Partial<FileMapping> = {}): FileMapping {
  return checkMapping(JSON.stringify({ ...JSON.parse(content), ...changes }));
}

const HEADER = 'Beleg;Kunde;Buchungskreis;Währung;Betrag;Fällig;Status;Bezahlt am';

export interface ItemLine {
  readonly document: string;
  readonly partner?: string;
  readonly companyCode?: string;
  readonly currency?: string;
  readonly amount?: string;
  readonly due?: string;
  readonly status?: string;
  readonly paidOn?: string;
}

export function itemLine({
  document,
  partner = '100',
  companyCode = '1000',
  currency = 'EUR',
  amount = '12,50',
  due = '12.10.2026',
  status = 'offen',
  paidOn = '',
}: ItemLine): string {
  return [document, partner, companyCode, currency, amount, due, status, paidOn].join(';');
}

/** A list of items as a program in Germany exports it. */
export function itemsCsv(lines: readonly (ItemLine | string)[]): string {
  const rows = lines.map((line) => (typeof line === 'string' ? line : itemLine(line)));
  return `${[HEADER, ...rows].join('\r\n')}\r\n`;
}
