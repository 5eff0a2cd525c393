import { setTimeout as pause } from 'node:timers/promises';
import type { Answer, SaldoServer } from '../test/support/saldo-server.ts';
import { type BenchResult, benchResult } from './result.ts';

/** Somebody waits for an answer no longer than this, nineteen times of twenty. */
export const WANTED_P95 = 500;

export interface Request {
  readonly path: string;
  /** What is called; without a body it is a read. */
  readonly body?: object;
  readonly method?: string;
  readonly etag?: string;
}

/** What was answered before, by the name of the act. */
export type Answers = ReadonlyMap<string, Answer>;

/** Something that a person does with a subject (a customer, a case); `null` where there is nothing to do. */
export interface Act<Subject> {
  readonly name: string;
  request(subject: Subject, answers: Answers): Request | null;
}

/** What the days of some people showed. */
export class AnswerTimes {
  private readonly times: Map<string, number[]>;
  private readonly refusals = new Map<string, string>();
  private readonly pauseMs: number;

  /** `pauseMs`: how long a person looks at an answer before they ask for the next one. */
  constructor(acts: readonly { readonly name: string }[], pauseMs = 0) {
    this.times = new Map(acts.map(({ name }) => [name, []]));
    this.pauseMs = pauseMs;
  }

  /** Each act once; one that business refuses (no amount left, a closed case) is not timed. */
  async take<Subject>(
    { server, service, user }: { server: SaldoServer; service: string; user: string },
    acts: readonly Act<Subject>[],
    subject: Subject,
  ): Promise<void> {
    const answers = new Map<string, Answer>();
    for (const { name, request } of acts) {
      const asked = request(subject, answers);
      if (!asked) continue;
      const { path, ...options } = asked;
      const start = performance.now();
      const answer = await server.call(`/odata/v4/${service}/${path}`, { user, ...options });
      this.keep(name, answer, performance.now() - start);
      answers.set(name, answer);
      if (this.pauseMs > 0) await pause(this.pauseMs);
    }
  }

  private keep(name: string, { status, text }: Answer, taken: number): void {
    if (status >= 500) throw new Error(`${name}: ${status} ${text}`);
    if (status < 400) this.times.get(name)?.push(taken);
    else this.refusals.set(name, text);
  }

  /** A line for each act; one that was never done has none, and is told with what was said last. */
  results(of: string, rows: number): BenchResult[] {
    return [...this.times].flatMap(([name, measured]) => {
      if (measured.length === 0) {
        console.error(`${of}: ${name} is always refused: ${this.refusals.get(name)}`);
        return [];
      }
      const value = p95(measured);
      const limit = WANTED_P95;
      return [benchResult({ name: `${of}: ${name}, p95`, value, unit: 'ms', limit, rows })];
    });
  }
}

/** The rows of an answer; none where it was not asked for. */
export function rowsOf(answers: Answers, name: string): Record<string, unknown>[] {
  return answers.get(name)?.body.value ?? [];
}

function p95(times: readonly number[]): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * 0.95) - 1] ?? 0;
}
