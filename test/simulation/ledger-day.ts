import type { Random } from '../../sandbox/bank/random.ts';
import type { SimErp } from './erp/sim-erp.ts';
import { CUSTOMERS } from './master-data.ts';
import { firstDocument } from './requests.ts';
import type { Timeline } from './timeline.ts';
import type { World } from './world.ts';

/** Less than the mirror's overlap: a posting commits at most this long after its change stamp. */
const LONGEST_COMMIT = 50_000;
/** More than the overlap: a posting that no delta brings, only the comparison of totals and keys. */
const LATE_COMMITS = [65_000, 150_000] as const;

/**
 * The ERP's own day: items are posted, paid and reset, some committed long after their stamp, and its
 * users change the objects that operations made.
 */
export class LedgerDay {
  readonly #erp: SimErp;
  readonly #timeline: Timeline;
  readonly #random: Random;
  readonly #shareLate: number;
  #documents = 1;
  #open = 0;

  constructor({ erp, timeline, shape, random: randomOf }: World) {
    const random = randomOf('ledger');
    this.#erp = erp;
    this.#timeline = timeline;
    this.#shareLate = shape.shareLate;
    this.#random = random;
    for (const partner of CUSTOMERS) {
      erp.ledger.post(firstDocument(partner), partner, 50_000, timeline.now);
      for (let count = random.int(0, 4); count > 0; count--) this.#post(timeline.now);
    }
  }

  get isDone(): boolean {
    return this.#open === 0;
  }

  /** Plans some postings over so many seconds. */
  plan(postings: number, seconds: number): void {
    for (let count = 0; count < postings; count++) {
      this.#open += 1;
      this.#timeline.after(this.#random.int(0, seconds * 1000), () => this.#begin());
    }
  }

  #begin(): void {
    const begun = this.#timeline.now;
    if (this.#random.chance(this.#shareLate)) {
      this.#postLate(begun);
      return;
    }
    const isSlow = this.#random.chance(0.3);
    this.#timeline.after(isSlow ? this.#random.int(1_000, LONGEST_COMMIT) : 200, () => {
      this.#commit(begun);
      this.#open -= 1;
    });
  }

  #postLate(begun: number): void {
    this.#timeline.after(this.#random.int(...LATE_COMMITS), () => {
      this.#post(begun);
      this.#open -= 1;
    });
  }

  #commit(begun: number): void {
    const random = this.#random;
    const { ledger } = this.#erp;
    if (random.chance(0.6)) this.#erp.changeObjects();
    const draw = random.next();
    const open = ledger.openItems();
    const cleared = ledger.clearedItems();
    if (draw < 0.35 || open.length === 0) this.#post(begun);
    else if (draw < 0.55) ledger.pay(random.pick(open), 1_000_000, begun);
    else if (draw < 0.8) ledger.pay(random.pick(open), random.int(1, 2_000), begun);
    else if (cleared.length > 0) ledger.reset(random.pick(cleared), begun);
  }

  #post(begun: number): void {
    this.#documents += 1;
    const partner = this.#random.pick(CUSTOMERS);
    const document = `${partner.padStart(6, '0')}${String(this.#documents).padStart(6, '0')}`;
    this.#erp.ledger.post(document, partner, this.#random.int(1, 90_000), begun);
  }
}
