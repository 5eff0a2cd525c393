import { Heap } from './heap.ts';

/**
 * Something that several use at once, all equally fast (processor sharing): up to `capacity` of them
 * undisturbed, more of them each with its share. Time is in seconds and only moves on.
 */
export class SharedResource<User> {
  readonly #capacity: number;
  /** By how much service each user is done, counted on a clock that runs as fast as each is served. */
  readonly #users = new Heap<User>();
  #service = 0;
  #now = 0;
  #used = 0;

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  /** How much of the capacity was used until now, in seconds of one unit of it. */
  get used(): number {
    return this.#used;
  }

  get #rate(): number {
    return this.#users.size <= this.#capacity ? 1 : this.#capacity / this.#users.size;
  }

  /** When the next user is done; Infinity when there is none. */
  get nextDone(): number {
    return this.#now + Math.max(0, this.#users.smallest - this.#service) / this.#rate;
  }

  moveTo(time: number): void {
    const passed = time - this.#now;
    this.#service += passed * this.#rate;
    this.#used += passed * Math.min(this.#users.size, this.#capacity);
    this.#now = time;
  }

  enter(user: User, seconds: number): void {
    this.#users.push(this.#service + seconds, user);
  }

  /** Takes out the user that is done now. */
  leave(): User | undefined {
    return this.#users.pop();
  }
}
