import { SaldoError } from '../../domain/errors.ts';
import type { Instant } from '../../domain/iso-date.ts';
import type { ErpConnection } from '../connection.ts';
import { unexpectedPage } from '../erp-error.ts';
import { services } from '../services.ts';
import { ErpRecord } from './erp-record.ts';
import type { ErpScales } from './erp-scales.ts';
import { instantOf, isRecord } from './odata-values.ts';

/** Open items of one account in one currency; the amount in minor units. */
export interface AccountTotal {
  readonly companyCode: string;
  readonly account: string;
  readonly currency: string;
  readonly count: number;
  /** Null when the currency has no scale: it cannot be compared, so it does not agree. */
  readonly amount: number | null;
  /** Hash of the items' keys, see key-hash.ts; null when the ERP gives none. */
  readonly keys: number | null;
}

export interface ErpTotals {
  /** The instant of the ERP's count: every posting up to it is in. */
  readonly asOf: Instant;
  readonly totals: readonly AccountTotal[];
}

const TARGET = { service: services.collections, entity: 'GetControlTotals' };

/** The ERP's own aggregate of a company code, counted when it is asked. */
export async function readErpTotals(
  erp: ErpConnection,
  companyCode: string,
  scales: ErpScales,
): Promise<ErpTotals> {
  const path = `/GetControlTotals(CompanyCode='${encodeURIComponent(companyCode)}')`;
  const body = (await erp.read(TARGET, path)) as Record<string, unknown> | null;
  const asOf = instantOf(body?.AsOfDateTime);
  const records: unknown = body?.Totals;
  if (!asOf || !Array.isArray(records) || !records.every(isRecord)) {
    throw unexpectedPage(TARGET, 'the answer is JSON but no control totals');
  }
  return { asOf, totals: records.map((fields) => totalOf(new ErpRecord(fields), scales)) };
}

function totalOf(record: ErpRecord, scales: ErpScales): AccountTotal {
  const currency = record.text('TransactionCurrency');
  return {
    companyCode: record.text('CompanyCode'),
    account: record.text('ContractAccount'),
    currency,
    count: record.integer('OpenItemCount') ?? 0,
    keys: record.integer('OpenItemKeyHash'),
    amount: minorUnits(record.requiredDecimal('OpenAmount'), currency, scales),
  };
}

function minorUnits(wire: string, currency: string, scales: ErpScales): number | null {
  try {
    return scales.minorUnits(wire, currency);
  } catch (error) {
    if (error instanceof SaldoError) return null;
    throw error;
  }
}
