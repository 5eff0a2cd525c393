import { Heap } from './heap.ts';
import { SharedResource, type Shares } from './shared-resource.ts';

/** What a task does one after the other: so many seconds of a resource, if it had that for itself. */
export interface Stage {
  readonly resource: string;
  readonly seconds: number;
}

export interface Task {
  readonly kind: string;
  /** Whose workers take it. */
  readonly pool: string;
  readonly stages: readonly Stage[];
  /** What may begin once it is done. */
  readonly next?: () => readonly Task[];
  /** A pool that has one worker more from then on. */
  readonly opens?: string;
  readonly turn?: Turn;
}

/** What only one task at a time may hold; who comes in vain comes again. */
export interface Turn {
  readonly name: string;
  /** Seconds until a task that has come in vain so often comes again. */
  pause(waited: number): number;
}

export interface Simulation {
  readonly resources: Readonly<Record<string, Shares>>;
  /** When each worker of a pool is there, in seconds, in order. */
  readonly pools: Readonly<Record<string, readonly number[]>>;
  readonly tasks: readonly Task[];
}

export interface Outcome {
  readonly seconds: number;
  /** When the last task of a kind was done. */
  readonly doneAt: Readonly<Record<string, number>>;
  /** Most workers of a pool at work at once. */
  readonly peak: Readonly<Record<string, number>>;
  /** Seconds that workers of a pool were at work, added up. */
  readonly busy: Readonly<Record<string, number>>;
  /** Work of a resource that was done until the last task of a kind was, in seconds of one user alone. */
  readonly usedBy: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

interface Running {
  readonly task: Task;
  readonly startedAt: number;
  stage: number;
}

interface Waiting {
  readonly task: Task;
  /** How often it has not got its turn. */
  readonly waited: number;
}

interface Pool {
  readonly opensAt: number[];
  readonly waiting: Waiting[];
  next: number;
  atWork: number;
  peak: number;
  busy: number;
}

/** Plays tasks on workers that share resources: from event to event, the same every time. */
export function simulate(simulation: Simulation): Outcome {
  return new Play(simulation).run(simulation.tasks);
}

class Play {
  readonly #resources: ReadonlyMap<string, SharedResource<Running>>;
  readonly #pools: ReadonlyMap<string, Pool>;
  readonly #doneAt: Record<string, number> = {};
  readonly #usedBy: Record<string, Record<string, number>> = {};
  readonly #turns = new Set<string>();
  readonly #later = new Heap<Waiting>();
  #now = 0;

  constructor({ resources, pools }: Simulation) {
    this.#resources = new Map(
      Object.entries(resources).map(([name, shares]) => [name, new SharedResource(shares)]),
    );
    this.#pools = new Map(
      Object.entries(pools).map(([name, opensAt]) => {
        return [name, { opensAt: [...opensAt], waiting: [], next: 0, atWork: 0, peak: 0, busy: 0 }];
      }),
    );
  }

  run(tasks: readonly Task[]): Outcome {
    this.#add(tasks);
    for (let time = this.#nextEvent(); time < Number.POSITIVE_INFINITY; time = this.#nextEvent()) {
      for (const resource of this.#resources.values()) resource.moveTo(time);
      this.#now = time;
      for (const resource of this.#resources.values()) {
        while (resource.nextDone <= time) this.#endStage(resource.leave() as Running);
      }
      while (this.#later.smallest <= time) this.#wait(this.#later.pop() as Waiting);
      for (const pool of this.#pools.values()) this.#start(pool);
    }
    return this.#outcome();
  }

  #add(tasks: readonly Task[]): void {
    for (const task of tasks) this.#wait({ task, waited: 0 });
    for (const pool of this.#pools.values()) this.#start(pool);
  }

  #wait(waiting: Waiting): void {
    this.#pools.get(waiting.task.pool)?.waiting.push(waiting);
  }

  #nextEvent(): number {
    const ends = [...this.#resources.values()].map(({ nextDone }) => nextDone);
    const openings = [...this.#pools.values()].map((pool) => this.#nextOpening(pool));
    return Math.min(this.#later.smallest, ...ends, ...openings);
  }

  /** Matters only where more waits than is there to do it. */
  #nextOpening({ opensAt, waiting, next, atWork }: Pool): number {
    if (waiting.length === next) return Number.POSITIVE_INFINITY;
    return Math.max(this.#now, opensAt[atWork] ?? Number.POSITIVE_INFINITY);
  }

  #start(pool: Pool): void {
    while (
      pool.next < pool.waiting.length &&
      (pool.opensAt[pool.atWork] ?? Infinity) <= this.#now
    ) {
      const { task, waited } = pool.waiting[pool.next];
      pool.next += 1;
      if (task.turn && this.#turns.has(task.turn.name)) {
        this.#later.push(this.#now + task.turn.pause(waited), { task, waited: waited + 1 });
        continue;
      }
      if (task.turn) this.#turns.add(task.turn.name);
      pool.atWork += 1;
      pool.peak = Math.max(pool.peak, pool.atWork);
      this.#enter({ task, startedAt: this.#now, stage: 0 });
    }
  }

  #enter(running: Running): void {
    const { resource, seconds } = running.task.stages[running.stage];
    this.#resources.get(resource)?.enter(running, seconds);
  }

  #endStage(running: Running): void {
    running.stage += 1;
    const { task, startedAt } = running;
    if (running.stage < task.stages.length) {
      this.#enter(running);
      return;
    }
    const pool = this.#pools.get(task.pool);
    if (pool) {
      pool.atWork -= 1;
      pool.busy += this.#now - startedAt;
    }
    if (task.turn) this.#turns.delete(task.turn.name);
    if (task.opens) this.#pools.get(task.opens)?.opensAt.push(this.#now);
    this.#doneAt[task.kind] = this.#now;
    this.#usedBy[task.kind] = this.#used();
    if (task.next) this.#add(task.next());
  }

  #outcome(): Outcome {
    const pools = [...this.#pools];
    return {
      seconds: this.#now,
      doneAt: this.#doneAt,
      peak: Object.fromEntries(pools.map(([name, { peak }]) => [name, peak])),
      busy: Object.fromEntries(pools.map(([name, { busy }]) => [name, busy])),
      usedBy: this.#usedBy,
    };
  }

  #used(): Record<string, number> {
    return Object.fromEntries([...this.#resources].map(([name, { used }]) => [name, used]));
  }
}
