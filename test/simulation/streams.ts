import { createRandom, type Random } from '../../sandbox/bank/random.ts';

/** Who draws random numbers: each from a stream of its own, so that none disturbs another's. */
const STREAMS = [
  'dice',
  'rates',
  'shape',
  'database',
  'network',
  'misfortune',
  'requests',
  'wake-ups',
  'ledger',
  'branch',
  'mirror',
  'mirror restarts',
  'desk restarts',
  'senders',
  'sender restarts',
  'desk',
] as const;

export type StreamName = (typeof STREAMS)[number];

const MOST_ALIKE = 10;

/** The random numbers of one stream of a seed; of the third sender, for example, with place 2. */
export function randomOf(seed: number, stream: StreamName, place = 0): Random {
  return createRandom(seed, STREAMS.indexOf(stream) * MOST_ALIKE + place);
}
