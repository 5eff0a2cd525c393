import { Heap } from './heap.ts';

/** How fast each of so many users is served, as a share of what one alone gets (0 to 1). */
export type Shares = (users: number) => number;

/** Up to `capacity` users undisturbed, more of them each with its part of it. */
export function equalShares(capacity: number): Shares {
  return (users) => (users <= capacity ? 1 : capacity / users);
}

/** Something that several use at once, all equally fast. Time is in seconds and only moves on. */
export class SharedResource<User> {
  readonly #shares: Shares;
  /** By how much service each user is done, counted on a clock that runs as fast as each is served. */
  readonly #users = new Heap<User>();
  #service = 0;
  #now = 0;
  #used = 0;

  constructor(shares: Shares) {
    this.#shares = shares;
  }

  /** How much work was done until now, in seconds that one alone would take for it. */
  get used(): number {
    return this.#used;
  }

  /** When the next user is done; Infinity when there is none. */
  get nextDone(): number {
    return this.#now + Math.max(0, this.#users.smallest - this.#service) / this.#rate;
  }

  moveTo(time: number): void {
    const served = (time - this.#now) * this.#rate;
    this.#service += served;
    this.#used += served * this.#users.size;
    this.#now = time;
  }

  enter(user: User, seconds: number): void {
    this.#users.push(this.#service + seconds, user);
  }

  /** Takes out the user that is done now. */
  leave(): User | undefined {
    return this.#users.pop();
  }

  get #rate(): number {
    return this.#shares(Math.max(1, this.#users.size));
  }
}
