import type { IsoDate } from '../../srv/domain/iso-date.ts';
import type { Database } from '../../srv/platform/database.ts';
import { consentsTable } from '../../srv/platform/tables.ts';
import type { HistoryFile } from './bank-files/history-file.ts';
import { lot } from './lot.ts';

/** Channels that a kind of contact point opens. */
const CHANNELS: Readonly<Record<string, readonly string[]>> = {
  phone: ['phone'],
  mobile: ['phone', 'sms', 'whatsapp'],
  email: ['email'],
};

interface Point {
  readonly source: string;
  readonly partner: string;
  readonly kind: string;
}

const POINTS = `SELECT DISTINCT source, partner, kind FROM saldo_ledger_ContactPoints
  ORDER BY source, partner, kind`;

/** What customers allowed when they opened their account; some withheld a channel. */
export async function loadConsents(
  db: Database,
  history: HistoryFile,
  businessDate: IsoDate,
): Promise<number> {
  let written = 0;
  for await (const points of db.stream<Point>(POINTS)) {
    const rows = points.flatMap((point) => consentRows(point, history, businessDate));
    const byKey = new Map(rows.map((row) => [`${row.source}/${row.partner}/${row.channel}`, row]));
    written += await db.upsert(consentsTable, [...byKey.values()]);
  }
  return written;
}

function consentRows({ source, partner, kind }: Point, history: HistoryFile, day: IsoDate) {
  const channels = [...(CHANNELS[kind] ?? []), 'letter'];
  return channels.map((channel) => ({
    source,
    partner,
    channel,
    purpose: history.consentPurpose,
    isGranted: lot(channel, source, partner) >= (history.withheldConsents[channel] ?? 0),
    provenance: history.consentProvenance,
    validFrom: `${Number(day.slice(0, 4)) - 1}-01-01`,
  }));
}
