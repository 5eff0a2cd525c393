import type cds from '@sap/cds';
import { idOf } from '../requests/id-of.ts';
import type { ExperimentPlan } from '../runs/experiment-plan.ts';
import type { ExperimentResults } from '../runs/experiment-results.ts';
import { askPortfolio } from './ask-portfolio.ts';
import { EXPERIMENTS } from './experiment-kind.ts';
import { inTurn } from './in-turn.ts';
import { refuseForeignRow } from './refuse-foreign-row.ts';

/** The sample that a test needs against the groups there are (`planExperiment`). */
export async function planOf(request: cds.Request): Promise<ExperimentPlan> {
  await refuseForeignRow(request, EXPERIMENTS);
  const now = request.timestamp.toISOString();
  return inTurn(() => askPortfolio('plan', { experiment: idOf(request), now }));
}

/** How a test stands (`experimentResults`). */
export async function resultsOf(request: cds.Request): Promise<ExperimentResults> {
  await refuseForeignRow(request, EXPERIMENTS);
  return inTurn(() => askPortfolio('results', idOf(request)));
}
