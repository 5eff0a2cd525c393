import type cds from '@sap/cds';
import { askerOf } from '../requests/asker.ts';
import { idOf } from '../requests/id-of.ts';
import type { TreeTrial } from '../runs/try-tree.ts';
import { settings } from '../worklist/settings.ts';
import { askPortfolio } from './ask-portfolio.ts';
import { keepTrial } from './keep-trial.ts';
import { oneTrial } from './one-at-a-time.ts';
import { refuseForeignRow } from './refuse-foreign-row.ts';
import { TREES } from './tree-kind.ts';

/** Which treatments would be different with a tree in force; kept for who decides on it (TREE_INVALID, TRIAL_RUNNING). */
export async function tryTreeOf(request: cds.Request): Promise<TreeTrial> {
  await refuseForeignRow(request, TREES);
  const report = await oneTrial(() =>
    askPortfolio('treatments', {
      tree: idOf(request),
      lookback: settings().lookback,
      now: request.timestamp.toISOString(),
    }),
  );
  await keepTrial(await askerOf(request), { tried: report.tree, sampleSize: null, report });
  return report;
}
