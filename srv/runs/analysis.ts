import type { Database } from '../platform/database.ts';
import { loadLpSolver } from '../platform/linear-program.ts';
import { openThread } from '../platform/thread.ts';
import { type BacktestReport, type BacktestRequest, backtest } from './backtest.ts';
import { type ExperimentPlan, type PlanRequest, planExperiment } from './experiment-plan.ts';
import { type ExperimentResults, experimentResults } from './experiment-results.ts';
import { type PortfolioShares, portfolioShares, type SharesRequest } from './portfolio-shares.ts';
import { type BalancePreview, type PreviewRequest, previewBalance } from './preview-balance.ts';
import type { TrialReport } from './trial-report.ts';
import { type TrialOptions, tryStrategy } from './try-strategy.ts';
import { type TreeTrial, type TreeTrialOptions, tryTree } from './try-tree.ts';

/** What can be asked of a whole portfolio: plain data in and out, nothing written. */
export interface Analyses {
  readonly trial: { readonly input: TrialOptions; readonly result: TrialReport };
  readonly shares: { readonly input: SharesRequest; readonly result: PortfolioShares };
  readonly treatments: { readonly input: TreeTrialOptions; readonly result: TreeTrial };
  readonly plan: { readonly input: PlanRequest; readonly result: ExperimentPlan };
  /** By the test's id. */
  readonly results: { readonly input: string; readonly result: ExperimentResults };
  readonly balance: { readonly input: PreviewRequest; readonly result: BalancePreview };
  readonly backtest: { readonly input: BacktestRequest; readonly result: BacktestReport };
}

export type AnalysisName = keyof Analyses;

export interface AnalysisRequest {
  readonly name: AnalysisName;
  readonly input: unknown;
}

const ANALYSES: {
  [Name in AnalysisName]: (
    db: Database,
    input: Analyses[Name]['input'],
  ) => Promise<Analyses[Name]['result']>;
} = {
  trial: tryStrategy,
  shares: portfolioShares,
  treatments: tryTree,
  plan: planExperiment,
  results: (db, experiment) => experimentResults(db, experiment),
  balance: async (db, { segment, knobs }) =>
    previewBalance(db, segment, knobs, await loadLpSolver()),
  backtest,
};

/** Asks on the caller's own thread. */
export function analyse<Name extends AnalysisName>(
  db: Database,
  name: Name,
  input: Analyses[Name]['input'],
): Promise<Analyses[Name]['result']> {
  return ANALYSES[name](db, input);
}

/**
 * Asks in a thread of its own on a read-only connection to a SQLite file, so that the process goes
 * on serving users. What fails there fails here, with its code (THREAD_FAILED without one).
 */
export async function analyseInThread<Name extends AnalysisName>(
  file: string,
  name: Name,
  input: Analyses[Name]['input'],
): Promise<Analyses[Name]['result']> {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  const url = new URL(`./analysis-thread.${extension}`, import.meta.url);
  const thread = openThread<AnalysisRequest, Analyses[Name]['result']>(url, { file });
  try {
    return await thread.ask({ name, input });
  } finally {
    await thread.close();
  }
}
