import cds from '@sap/cds';
import { type CapDatabaseService, capDatabase } from '../platform/cap-database.ts';
import type { ExperimentPlan } from '../runs/experiment-plan.ts';
import type { ExperimentResults } from '../runs/experiment-results.ts';
import { askPortfolio } from './ask-portfolio.ts';
import { refuseForeignSegment } from './refuse-foreign.ts';
import { idOf, segmentsOf } from './request.ts';

/** The sample that a test needs against the groups there are (`planExperiment`). */
export async function planOf(request: cds.Request): Promise<ExperimentPlan> {
  await refuseForeignTest(request);
  const now = request.timestamp.toISOString();
  return askPortfolio('plan', { experiment: idOf(request), now });
}

/** How a test stands (`experimentResults`). */
export async function resultsOf(request: cds.Request): Promise<ExperimentResults> {
  await refuseForeignTest(request);
  return askPortfolio('results', idOf(request));
}

/** In a transaction of its own, over before the portfolio is asked: else users would wait for it. */
async function refuseForeignTest(request: cds.Request): Promise<void> {
  const segments = segmentsOf(request.user);
  if (segments === null) return;
  const db = capDatabase(cds.db as unknown as CapDatabaseService);
  const [row] = await db.query<{ segment: string }>(
    'SELECT segment FROM saldo_experiments_Experiments WHERE ID = ?',
    [idOf(request)],
  );
  if (row) refuseForeignSegment({ segments }, row.segment);
}
