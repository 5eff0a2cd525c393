/** What happened, for a person who replays a seed. Keeps nothing unless it is asked to. */
export class Trace {
  readonly lines: string[] = [];
  readonly #isKept: boolean;

  constructor(isKept: boolean) {
    this.#isKept = isKept;
  }

  add(at: number, who: string, what: string): void {
    if (!this.#isKept) return;
    this.lines.push(`${new Date(at).toISOString().slice(11, 23)} ${who.padEnd(10)} ${what}`);
  }
}
