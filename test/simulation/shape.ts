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
}

const HONOURS: readonly Honours[] = ['operation-id', 'repeatability', 'neither'];

export function drawShape(random: Random): Shape {
  return { notes: random.pick(HONOURS), senders: random.int(1, 3), parallel: random.int(1, 3) };
}
