import type { Random } from '../../sandbox/bank/random.ts';
import type { Honours } from './erp/erp-objects.ts';

/** What a seed's world is like, beside its faults. */
export interface Shape {
  /**
   * What the ERP honours when it takes notes. Promises are always alike; a gateway that knows request
   * ids knows them of dispute cases too.
   */
  readonly notes: Honours;
  readonly senders: number;
  /** Objects that one sender serves at the same time. */
  readonly parallel: number;
  /** Senders look for work all the time: whoever's lease is not renewed is soon taken over. */
  readonly isRestless: boolean;
  /** Readers of the same ledger, as when a lease was lost and nobody noticed. */
  readonly mirrors: number;
  /** Of the postings: those that commit after the mirror's overlap, so that totals differ. */
  readonly shareLate: number;
}

const SHARE_LATE = 0.1;

const HONOURS: readonly Honours[] = ['operation-id', 'repeatability', 'neither'];

export function drawShape(random: Random): Shape {
  const notes = random.pick(HONOURS);
  const [senders, parallel] = [random.int(1, 3), random.int(1, 3)];
  const mirrors = random.chance(0.15) ? 2 : 1;
  const isRestless = random.chance(0.15);
  return { notes, senders, parallel, isRestless, mirrors, shareLate: SHARE_LATE };
}
