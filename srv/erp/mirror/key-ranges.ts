import { SaldoError } from '../../domain/errors.ts';
import { unexpectedPage } from '../erp-error.ts';
import { ErpRecord } from './erp-record.ts';
import type { MirrorRun } from './mirror-run.ts';
import { keysPath } from './odata-query.ts';
import { pagesOf } from './page-reader.ts';
import { comparedFields, keyText, type ReconciledObject } from './reconciled-object.ts';

/** A record of the ERP: its key, and its content as one text (null when it cannot be read). */
export interface ErpKey {
  readonly values: readonly string[];
  readonly text: string;
  readonly content: string | null;
}

/** All keys of the ERP whose first field is in a range; the ranges leave no gap. */
export interface KeyRange {
  /** Exclusive; '' for the first. */
  readonly after: string;
  /** Inclusive; null for the last. */
  readonly upTo: string | null;
  readonly keys: readonly ErpKey[];
}

/** Keys and contents in the ERP in key order, a page at a time; what begins alike stays together. */
export async function* keyRanges(
  run: MirrorRun,
  reconciled: ReconciledObject,
): AsyncGenerator<KeyRange> {
  const { object, filter } = reconciled;
  let after = '';
  let keys: ErpKey[] = [];
  const path = keysPath(object, comparedFields(reconciled), filter);
  for await (const { records } of pagesOf(run, object, path)) {
    for (const fields of records) {
      const record = new ErpRecord(fields, run.timeZone);
      keys.push(inOrder(reconciled, erpKey(reconciled, record, run), keys.at(-1)));
    }
    // What begins like the last record may go on in the next page.
    const last = keys.at(-1)?.values[0] ?? after;
    const complete = keys.filter(({ values }) => values[0] !== last);
    const upTo = complete.at(-1)?.values[0];
    if (upTo === undefined) continue;
    yield { after, upTo, keys: complete };
    keys = keys.slice(complete.length);
    after = upTo;
  }
  yield { after, upTo: null, keys };
}

function erpKey(reconciled: ReconciledObject, record: ErpRecord, run: MirrorRun): ErpKey {
  const values = reconciled.object.keys.map((name) => record.text(name));
  return { values, text: keyText(values), content: contentOf(reconciled, record, run) };
}

/** A record that is rejected is listed elsewhere; here only its key counts. */
function contentOf(reconciled: ReconciledObject, record: ErpRecord, run: MirrorRun): string | null {
  try {
    return reconciled.contentOf(record, run);
  } catch (error) {
    if (error instanceof SaldoError) return null;
    throw error;
  }
}

function inOrder({ object }: ReconciledObject, key: ErpKey, before: ErpKey | undefined): ErpKey {
  const [first = ''] = key.values;
  const [last = ''] = before?.values ?? [];
  if (last <= first) return key;
  throw unexpectedPage(object, `$orderby is not kept: ${first} after ${last}`);
}
