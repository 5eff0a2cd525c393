/** Counts by name. */
export type Counts = Readonly<Record<string, number>>;

/** Counts what happens, by name. */
export class Tally<Name extends string> {
  readonly #counts = new Map<Name, number>();

  add(name: Name, count = 1): void {
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + count);
  }

  /** Adds what another has counted. */
  addAll(counts: Readonly<Partial<Record<Name, number>>>): void {
    for (const [name, count] of Object.entries<number | undefined>(counts)) {
      this.add(name as Name, count);
    }
  }

  get counts(): Counts {
    return Object.fromEntries(this.#counts);
  }
}
