import type { Morning } from './as-agent.ts';

/** What somebody of the demo does; in words what came of it, or null where there is nothing to do it with. */
export type Deed = (morning: Morning) => Promise<string | null>;

/** One after the other; in words, one line each. */
export async function doAll(deeds: readonly Deed[], morning: Morning): Promise<string[]> {
  const done: string[] = [];
  for (const deed of deeds) {
    const told = await tried(deed, morning);
    if (told !== null) done.push(told);
  }
  return done;
}

/** A bank of another size, or another hour, may have nothing for one of them: the demo starts all the same. */
async function tried(deed: Deed, morning: Morning): Promise<string | null> {
  try {
    return await deed(morning);
  } catch (error) {
    return `this could not be done: ${error instanceof Error ? error.message : error}`;
  }
}
