import type { Database } from '../platform/database.ts';

/** What a page was, with the key after which the next one begins: none when there are no more. */
export interface PageTaken {
  readonly last: string | undefined;
}

/**
 * Takes page after page, each in a transaction of its own: who is interrupted goes on with what is
 * missing. `take` is given the last key of the page before, an empty one at first.
 */
export async function* pagesInTurn<Page extends PageTaken>(
  db: Database,
  take: (tx: Database, after: string) => Promise<Page>,
): AsyncGenerator<Page> {
  for (let after: string | undefined = ''; after !== undefined; ) {
    const from: string = after;
    const page: Page = await db.transaction((tx) => take(tx, from));
    yield page;
    after = page.last;
  }
}
