/**
 * Agents of one set by rising load, for loads that only grow: a stored load may be out of date and
 * is then corrected when its agent comes to the top. Of equal loads the lower agent comes first.
 */
export class AgentHeap {
  readonly #agents: Int32Array;
  readonly #loads: Float64Array;
  readonly #loadOf: (agent: number) => number;
  #size: number;

  constructor(agents: Int32Array, loadOf: (agent: number) => number) {
    this.#agents = agents.slice();
    this.#loads = Float64Array.from(agents, loadOf);
    this.#loadOf = loadOf;
    this.#size = agents.length;
    for (let i = this.#size >> 1; i >= 0; i--) this.#siftDown(i);
  }

  /** The least loaded agent with whom `isOpen` agrees; agents it refuses are dropped for good. */
  lowest(isOpen: (agent: number) => boolean): number {
    while (this.#size > 0) {
      const agent = this.#agents[0];
      if (!isOpen(agent)) {
        this.#dropFirst();
        continue;
      }
      const load = this.#loadOf(agent);
      if (load === this.#loads[0]) return agent;
      this.#loads[0] = load;
      this.#siftDown(0);
    }
    return -1;
  }

  #dropFirst(): void {
    this.#size--;
    this.#agents[0] = this.#agents[this.#size];
    this.#loads[0] = this.#loads[this.#size];
    this.#siftDown(0);
  }

  #siftDown(start: number): void {
    let at = start;
    for (;;) {
      let lowest = at;
      for (let child = 2 * at + 1; child <= 2 * at + 2; child++) {
        if (child < this.#size && this.#isLower(child, lowest)) lowest = child;
      }
      if (lowest === at) return;
      this.#swap(at, lowest);
      at = lowest;
    }
  }

  #isLower(a: number, b: number): boolean {
    const difference = this.#loads[a] - this.#loads[b];
    return difference < 0 || (difference === 0 && this.#agents[a] < this.#agents[b]);
  }

  #swap(a: number, b: number): void {
    const [agent, load] = [this.#agents[a], this.#loads[a]];
    this.#agents[a] = this.#agents[b];
    this.#loads[a] = this.#loads[b];
    this.#agents[b] = agent;
    this.#loads[b] = load;
  }
}
