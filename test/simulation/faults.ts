import type { Random } from '../../sandbox/bank/random.ts';
import { type Counts, Tally } from './tally.ts';

/** What goes wrong, and how often at most: the chance at each step where it can happen. */
const MOST = {
  /** The process dies, whatever it was doing; its open transaction is rolled back. */
  crash: 0.006,
  /** The process stands still for minutes: a suspended machine. */
  pause: 0.004,
  /** The process's clock is set, forwards or backwards. */
  clockJump: 0.003,
  connectionRefused: 0.05,
  lostRequest: 0.08,
  /** The ERP has carried it out; the answer never comes. */
  lostAnswer: 0.12,
  /** The same, with a reset connection at once. */
  cutAnswer: 0.08,
  /** A proxy delivers one request twice. */
  duplicateRequest: 0.08,
  /** The answer takes nearly as long as is waited for. */
  slowAnswer: 0.3,
  /** The sender has given up when the request arrives. */
  lateRequest: 0.04,
  /** 429 with Retry-After. */
  throttled: 0.1,
  /** 503 with Retry-After. */
  unavailable: 0.08,
  /** 500 before anything was done. */
  failedBefore: 0.05,
  /** 500 after the commit. */
  failedAfter: 0.05,
  /** The ERP forgets its sessions: 403 until a new token is fetched. */
  sessionsLost: 0.03,
  /** A sign-in page instead of an answer, before anything was done. */
  signInPage: 0.02,
  /** An answer of half a JSON document. */
  cutJson: 0.03,
  /** Somebody in the ERP changes an object just before our change arrives: 412. */
  changedMeanwhile: 0.25,
  databaseBusy: 0.01,
  /** The database commits, and the connection breaks before it says so. */
  commitUnheard: 0.006,
  /** A wake-up message is lost. */
  wakeUpLost: 0.4,
  /** A wake-up message comes again, later. */
  wakeUpRepeated: 0.4,
  /** The same business request comes again. */
  requestRepeated: 0.4,
} as const;

export type FaultName = keyof typeof MOST;
export type FaultRates = Readonly<Record<FaultName, number>>;

export const FAULT_NAMES = Object.keys(MOST) as FaultName[];

/** Each seed has a mixture of its own: about half of the faults, each as often as it may be or less. */
export function drawRates(random: Random): FaultRates {
  const rates = FAULT_NAMES.map((name) => [
    name,
    random.chance(0.55) ? MOST[name] * random.next() : 0,
  ]);
  return Object.fromEntries(rates) as FaultRates;
}

/** Decides at each step whether a fault strikes, until faults stop. */
export class Faults {
  readonly #random: Random;
  readonly #rates: FaultRates;
  readonly #tally = new Tally<FaultName>();
  #active = true;

  constructor(random: Random, rates: FaultRates) {
    this.#random = random;
    this.#rates = rates;
  }

  strikes(name: FaultName): boolean {
    if (!this.#active || this.#rates[name] === 0) return false;
    if (!this.#random.chance(this.#rates[name])) return false;
    this.#tally.add(name);
    return true;
  }

  stop(): void {
    this.#active = false;
  }

  get areActive(): boolean {
    return this.#active;
  }

  /** How often each fault struck. */
  get counts(): Counts {
    return this.#tally.counts;
  }
}
