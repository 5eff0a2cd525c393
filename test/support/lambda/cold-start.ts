import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LambdaFunction, type LambdaSettings } from './lambda-function.ts';

/** A step of a run that is gone: the function reads the database, and has nothing more to do. */
const NO_RUN = '00000000-0000-4000-8000-000000000000';
const step = (name: string) => ({
  Records: [{ messageId: '1', body: JSON.stringify({ step: name, run: NO_RUN, number: 1 }) }],
});

export interface Start {
  readonly event: object;
  /** What it has to reach for its first answer. */
  readonly needs: 'database' | 'erp';
}

/** Each function with an event that it answers after its first word with what it needs. */
export const STARTS: Readonly<Record<string, Start>> = {
  'plan-night': { event: {}, needs: 'database' },
  'evaluate-partition': { event: step('evaluate'), needs: 'database' },
  balance: { event: step('balance'), needs: 'database' },
  publish: { event: step('publish'), needs: 'database' },
  'judge-promises': { event: {}, needs: 'database' },
  resubmissions: { event: {}, needs: 'database' },
  correspondence: { event: {}, needs: 'database' },
  retention: { event: {}, needs: 'database' },
  'dead-letter-alarm': { event: {}, needs: 'database' },
  'night-watch': { event: {}, needs: 'database' },
  mirror: { event: { objects: ['items'] }, needs: 'erp' },
  'change-events': { event: {}, needs: 'erp' },
  'control-totals': { event: {}, needs: 'erp' },
  reconciliation: { event: {}, needs: 'erp' },
  'write-back': {
    event: { Records: [{ messageId: '1', body: '{"objectKey":"none"}', attributes: {} }] },
    needs: 'erp',
  },
  'write-back-relay': { event: {}, needs: 'erp' },
};

/** Milliseconds from the start of a process to the first answer, by what a function needs. */
export const WANTED_MS = { database: 250, erp: 400 } as const;

/** From the start of a process to its first answer, in milliseconds. */
export async function coldStart(settings: LambdaSettings, event: object): Promise<number> {
  const instance = new LambdaFunction(settings);
  try {
    const invoked = await instance.invoke(event);
    if (invoked.status !== 'answered') throw new Error(instance.logs.join(''));
    return instance.coldStartMs ?? 0;
  } finally {
    await instance.stop();
  }
}

/** A function that does nothing: what a process and the runtime take by themselves. */
export async function emptyFunction(root: string): Promise<LambdaSettings> {
  const folder = join(root, 'empty');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'empty.js'), 'exports.handler = async () => ({});\n');
  return { name: 'empty', folder, environment: {}, timeoutSeconds: 60 };
}
