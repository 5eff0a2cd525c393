import type { MirrorRun, ObjectReport } from './mirror-run.ts';
import type { PageOutcome } from './write-page.ts';

/** Counts what happens to one object and tells it to whoever watches. */
export class ObjectTally {
  readonly #run: MirrorRun;
  readonly #object: string;
  readonly #mode: ObjectReport['mode'];
  readonly #startedAt = performance.now();
  #pages = 0;
  #read = 0;
  #written = 0;
  #deleted = 0;
  #rejected = 0;
  #reread: ObjectReport['reread'];

  constructor(run: MirrorRun, object: string, mode: ObjectReport['mode']) {
    this.#run = run;
    this.#object = object;
    this.#mode = mode;
  }

  get read(): number {
    return this.#read;
  }

  page(records: number, { written, rejections, customers }: PageOutcome): void {
    this.#pages += 1;
    this.#read += records;
    this.#written += written;
    this.#rejected += rejections.length;
    this.touched(customers);
    this.#run.progress(this.report());
  }

  reread(cause: ObjectReport['reread']): void {
    this.#reread = cause;
  }

  deleted(rows: number): void {
    this.#deleted += rows;
  }

  touched(customers: Iterable<string>): void {
    const touched = this.#run.customers.get(this.#object) ?? new Set<string>();
    for (const partner of customers) touched.add(partner);
    this.#run.customers.set(this.#object, touched);
  }

  report(failure?: ObjectReport['failure']): ObjectReport {
    const seconds = (performance.now() - this.#startedAt) / 1000;
    return {
      object: this.#object,
      mode: this.#mode,
      pages: this.#pages,
      read: this.#read,
      written: this.#written,
      deleted: this.#deleted,
      rejected: this.#rejected,
      seconds,
      rowsPerSecond: Math.round(this.#read / Math.max(seconds, 0.001)),
      ...(this.#reread ? { reread: this.#reread } : {}),
      ...(failure ? { failure } : {}),
    };
  }
}
