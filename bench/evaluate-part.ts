import type { Database } from '../srv/platform/database.ts';
import { openEvaluationPool } from '../srv/runs/evaluation-pool.ts';
import { rawLimit } from './evaluate-limit.ts';
import { type Evaluated, evaluatePortfolio, forgetRuns, LOOKBACK } from './evaluate-portfolio.ts';
import { revaluePayments } from './evaluate-revalue.ts';
import { openTarget, type Target } from './evaluate-target.ts';

const PARTS: Readonly<Record<string, (db: Database, target: Target) => Promise<object>>> = {
  evaluate: async (db) => {
    await forgetRuns(db);
    return evaluatePortfolio(db);
  },
  threads: evaluateInThreads,
  limit: async (_, target) => ({ seconds: await rawLimit(target) }),
  revalue: revaluePayments,
};

/** `evaluate-part.ts <part> <target as JSON>`: measures one thing in a process of its own. */
const [part = '', json = ''] = process.argv.slice(2);
const target = JSON.parse(json) as Target;
const db = openTarget(target);
const figures = await PARTS[part]?.(db, target);
await db.close();
const peakMb = Math.round(process.resourceUsage().maxRSS / 1_000);
process.stdout.write(JSON.stringify({ ...figures, peakMb }));

/** As a night does on a SQLite file: threads evaluate, this one writes. */
async function evaluateInThreads(db: Database, target: Target): Promise<Evaluated> {
  if (target.kind !== 'sqlite') throw new Error('Threads evaluate on a SQLite file only.');
  await forgetRuns(db);
  const pool = openEvaluationPool({ file: target.file, lookback: LOOKBACK, threads: 2 });
  try {
    return await evaluatePortfolio(db, pool.evaluate);
  } finally {
    await pool.close();
  }
}
