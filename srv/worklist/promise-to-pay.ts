import { givePromise } from './give-promise.ts';
import { takeHold } from './hold.ts';
import type { Notice } from './notice.ts';
import type { PromiseInput } from './promise-proposal.ts';
import type { Visit } from './visit.ts';

/** Takes a promise over items of the customer that are in none yet; refused as `givePromise` says. */
export async function promiseToPay(visit: Visit, input: PromiseInput): Promise<Notice | null> {
  await takeHold(visit);
  return givePromise(visit, input, null);
}
