import { unexpectedPage } from '../erp-error.ts';
import { ErpRecord } from './erp-record.ts';
import { type ItemKeyColumns, itemKeyOf } from './item-key.ts';
import type { MirrorRun } from './mirror-run.ts';
import { items } from './objects/items.ts';
import { keysPath } from './odata-query.ts';
import { pagesOf } from './page-reader.ts';

/** All keys of the ERP's open items whose document is in a range; the ranges leave no gap. */
export interface KeyRange {
  /** Exclusive; '' for the first. */
  readonly after: string;
  /** Inclusive; null for the last. */
  readonly upTo: string | null;
  readonly keys: readonly ItemKeyColumns[];
}

const OPEN = "CAClearingStatus eq ''";

/** Keys of the open items in the ERP, document by document, a page at a time. */
export async function* openKeyRanges(run: MirrorRun): AsyncGenerator<KeyRange> {
  let after = '';
  let keys: ItemKeyColumns[] = [];
  for await (const { records } of pagesOf(run, items, keysPath(items, OPEN))) {
    for (const fields of records) keys.push(inOrder(itemKeyOf(new ErpRecord(fields)), keys));
    // The last document may go on in the next page.
    const last = keys.at(-1)?.document ?? after;
    const complete = keys.filter(({ document }) => document !== last);
    const upTo = complete.at(-1)?.document;
    if (upTo === undefined) continue;
    yield { after, upTo, keys: complete };
    keys = keys.slice(complete.length);
    after = upTo;
  }
  yield { after, upTo: null, keys };
}

function inOrder(key: ItemKeyColumns, before: readonly ItemKeyColumns[]): ItemKeyColumns {
  const last = before.at(-1);
  if (!last || last.document <= key.document) return key;
  throw unexpectedPage(items, `$orderby is not kept: ${key.document} after ${last.document}`);
}
