import type { WriteStream } from 'node:tty';

const EVERY_MS = 1_000;

/** Tells a person what goes on: one line a step, with counts and rates while it lasts. */
export interface Progress {
  /** A line of its own. */
  say(text: string): void;
  /** How far a step is; told at most once a second, and always when `isDone`. */
  tell(step: string, text: string, isDone: boolean): void;
}

/** Progress on a stream, each line after the seconds since the beginning. */
export function progressOn(
  stream: Pick<WriteStream, 'write'>,
  clock: () => number = () => performance.now(),
): Progress {
  const startedAt = clock();
  const toldAt = new Map<string, number>();
  const say = (text: string) => {
    const seconds = ((clock() - startedAt) / 1000).toFixed(1).padStart(6);
    stream.write(`${seconds} s  ${text}\n`);
  };
  return {
    say,
    tell(step, text, isDone) {
      const last = toldAt.get(step) ?? Number.NEGATIVE_INFINITY;
      if (!isDone && clock() - last < EVERY_MS) return;
      toldAt.set(step, clock());
      say(`${step.padEnd(26)}${text}`);
    },
  };
}

/** @example counted(12345) //=> '12,345' */
export function counted(count: number): string {
  return count.toLocaleString('en-US');
}
