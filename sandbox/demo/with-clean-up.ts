/** Registers a step to be done at the end, whatever happens. */
export type CleanUp = (step: () => unknown) => void;

const SIGNALS = { SIGINT: 130, SIGTERM: 143 } as const;

/**
 * Runs `work` and then everything it registered, last first, also when it fails or when the
 * program is told to stop (then the process ends with the signal's exit code).
 */
export async function withCleanUp<Result>(
  work: (cleanUp: CleanUp) => Promise<Result>,
): Promise<Result> {
  const steps: (() => unknown)[] = [];
  let finished: Promise<void> | undefined;
  const finish = () => {
    finished ??= doAll(steps);
    return finished;
  };
  for (const [signal, exitCode] of Object.entries(SIGNALS)) {
    // Not `once`: npm hands a Ctrl-C on that we got already, and the second would end us half way.
    process.on(signal, () => void finish().finally(() => process.exit(exitCode)));
  }
  try {
    return await work((step) => steps.push(step));
  } finally {
    await finish();
  }
}

async function doAll(steps: (() => unknown)[]): Promise<void> {
  for (let step = steps.pop(); step; step = steps.pop()) await step();
}
