import type { ErpResponse } from './erp/erp-answer.ts';
import { operationIdOf } from './erp/erp-objects.ts';
import type { Timeline } from './timeline.ts';

/** What the ERP, busy or away, has asked to leave alone for some seconds (Retry-After). */
export class SparedOperations {
  /** Operations that were claimed too early all the same. */
  readonly hurried: string[] = [];
  readonly #timeline: Timeline;
  readonly #until = new Map<string, number>();

  constructor(timeline: Timeline) {
    this.#timeline = timeline;
  }

  /** A sender that holds the operation has heard the answer to its write. */
  heard(body: object | undefined, { status, headers }: ErpResponse): void {
    const id = operationIdOf(body);
    if (id === undefined || (status !== 429 && status !== 503)) return;
    this.#until.set(id, this.#timeline.now + Number(headers['retry-after']) * 1000);
  }

  /**
   * Somebody claims an operation. One that was never given back is taken over from a sender that may
   * have told nobody what it heard.
   */
  taken(id: string, before: string): void {
    const isTooEarly = this.#timeline.now < (this.#until.get(id) ?? 0);
    if (isTooEarly && before === 'pending') this.hurried.push(id);
    this.#until.delete(id);
  }
}
