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
  const finish = async () => {
    for (let step = steps.pop(); step; step = steps.pop()) await step();
  };
  for (const [signal, exitCode] of Object.entries(SIGNALS)) {
    process.once(signal, () => void finish().finally(() => process.exit(exitCode)));
  }
  try {
    return await work((step) => steps.push(step));
  } finally {
    await finish();
  }
}
