import { SaldoError } from '../../domain/errors.ts';
import type { ErpObject, MappingContext, MirrorRow, RowTarget } from './erp-object.ts';
import type { ErpRecord } from './erp-record.ts';
import type { Rejection } from './rejections.ts';

/** What a page becomes: rows for each target, one for each key, and what could not be used. */
export interface MappedPage {
  readonly targets: readonly { readonly target: RowTarget; readonly rows: readonly MirrorRow[] }[];
  readonly rejections: readonly Rejection[];
  /** The record each row is of. */
  readonly records: ReadonlyMap<MirrorRow, ErpRecord>;
}

/** Maps the records of a page; a record with a value that does not fit is rejected as a whole. */
export function mapPage(
  object: ErpObject,
  records: readonly ErpRecord[],
  context: MappingContext,
): MappedPage {
  const byKey = object.targets.map(() => new Map<string, MirrorRow>());
  const rejections: Rejection[] = [];
  const recordOf = new Map<MirrorRow, ErpRecord>();
  for (const record of records) {
    try {
      const rows = object.targets.map((target) => target.rows(record, context));
      for (const [index, target] of object.targets.entries()) {
        for (const row of rows[index] ?? []) {
          byKey[index]?.set(rowKey(target.table.keys, row), row);
          recordOf.set(row, record);
        }
      }
    } catch (error) {
      if (!(error instanceof SaldoError)) throw error;
      rejections.push(rejectionOf(object, record, error));
    }
  }
  const targets = object.targets.map((target, index) => ({
    target,
    rows: [...(byKey[index]?.values() ?? [])],
  }));
  return { targets, rejections, records: recordOf };
}

/** A row's key as one text. */
export function rowKey(keys: readonly string[], row: MirrorRow): string {
  let text = '';
  for (const key of keys) text += `${row[key]}\u0001`;
  return text;
}

/** A record that cannot be used, and how it is read again. */
export function rejectionOf(
  { object, keys, service }: ErpObject,
  record: ErpRecord,
  { code, message }: Pick<SaldoError, 'code' | 'message'>,
): Rejection {
  const recordFilter = record.keyFilter(service.version, keys);
  return { object, key: record.keyText(keys), recordFilter, code, message };
}
