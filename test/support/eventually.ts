import { setTimeout as sleep } from 'node:timers/promises';

const LOOK_AGAIN_MS = 20;

/** Resolves as soon as a condition holds; an error says when it did not within some seconds. */
export async function eventually(
  holds: () => Promise<boolean> | boolean,
  seconds = 60,
): Promise<void> {
  const deadline = performance.now() + seconds * 1000;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`not so within ${seconds} s: ${holds}`);
    await sleep(LOOK_AGAIN_MS);
  }
}
