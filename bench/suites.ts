import type { BenchResult } from './result.ts';

/** Every benchmark by name; loaded when it is run, so that none pays for another's modules. */
export const SUITES: Readonly<Record<string, () => Promise<BenchResult[]>>> = {
  balance: async () => (await import('./balance.ts')).benchBalance(),
  'strategy-kernel': async () => (await import('./strategy-kernel.ts')).benchStrategyKernel(),
  evaluate: async () => (await import('./evaluate.ts')).benchEvaluate(),
  'cold-start': async () => (await import('./cold-start.ts')).benchColdStart(),
  workers: async () => (await import('./workers.ts')).benchWorkers(),
  trial: async () => (await import('./trial.ts')).benchTrial(),
  'worklist-page': async () => (await import('./worklist-page.ts')).benchWorklistPage(),
  'agents-actions': async () => (await import('./agents-actions.ts')).benchAgentsActions(),
  'desks-requests': async () => (await import('./desks-requests.ts')).benchDesksRequests(),
  mirror: async () => (await import('./mirror.ts')).benchMirror(),
  'file-load': async () => (await import('./file-load.ts')).benchFileLoad(),
  'write-back': async () => (await import('./write-back.ts')).benchWriteBack(),
};
