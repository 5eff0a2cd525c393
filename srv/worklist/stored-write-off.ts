import { fromScaled4 } from '../domain/erp-amount.ts';
import { formatDecimal } from '../domain/money.ts';
import type { PayloadItem } from '../erp/write-back/operation-kinds/item-fields.ts';
import type { Database } from '../platform/database.ts';

/** A proposal as it is kept; amounts as decimal texts of its currency. */
export interface StoredWriteOff extends WriteOffRow {
  readonly amount: string;
  readonly items: readonly (PayloadItem & { readonly amount: string })[];
}

interface WriteOffRow {
  readonly id: string;
  readonly source: string;
  readonly partner: string;
  readonly segment: string;
  readonly currency: string;
  readonly reason: string;
  readonly note: string;
  readonly state: string;
  /** The case that gives it up; none: proposed by itself. */
  readonly dispute: string | null;
  readonly createdBy: string;
}

type Scaled = { readonly amount4: number };

const WRITE_OFF = `SELECT writeOff.ID AS id, writeOff.source, writeOff.partner, writeOff.segment,
    writeOff.currency, CAST(ROUND(writeOff.amount * 10000) AS BIGINT) AS amount4,
    COALESCE(scale.minorDigits, 2) AS digits, writeOff.reason,
    COALESCE(writeOff.note, '') AS note, writeOff.state, writeOff.dispute,
    writeOff.createdBy AS "createdBy"
  FROM saldo_writeoffs_WriteOffs writeOff
  LEFT JOIN saldo_ledger_CurrencyScales scale
    ON scale.source = writeOff.source AND scale.currency = writeOff.currency
  WHERE writeOff.ID = ?`;

const ITEMS = `SELECT document, repetition, item, subitem,
    CAST(ROUND(amount * 10000) AS BIGINT) AS amount4
  FROM saldo_writeoffs_WriteOffItems WHERE writeOff = ?
  ORDER BY document, repetition, item, subitem`;

/** A proposal with its items; null when there is none. */
export async function loadWriteOff(db: Database, id: string): Promise<StoredWriteOff | null> {
  const [row] = await db.query<WriteOffRow & Scaled & { digits: number }>(WRITE_OFF, [id]);
  if (!row) return null;
  const { amount4: total4, digits, ...writeOff } = row;
  const decimal = (amount4: number) => formatDecimal(fromScaled4(amount4, digits), digits);
  const items = await db.query<PayloadItem & Scaled>(ITEMS, [id]);
  return {
    ...writeOff,
    amount: decimal(total4),
    items: items.map(({ amount4, ...key }) => ({ ...key, amount: decimal(amount4) })),
  };
}
