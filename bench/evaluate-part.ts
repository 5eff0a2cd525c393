import { rawLimit } from './evaluate-limit.ts';
import { evaluatePortfolio } from './evaluate-portfolio.ts';
import { revaluePayments } from './evaluate-revalue.ts';
import { openTarget, type Target } from './evaluate-target.ts';

/** `evaluate-part.ts <part> <target as JSON>`: measures one thing in a process of its own. */
const [part, json = ''] = process.argv.slice(2);
const target = JSON.parse(json) as Target;

const result = part === 'limit' ? { seconds: await rawLimit(target) } : await measured();
const peakMb = Math.round(process.resourceUsage().maxRSS / 1_000);
process.stdout.write(JSON.stringify({ ...result, peakMb }));

async function measured(): Promise<object> {
  const db = openTarget(target);
  const figures = part === 'revalue' ? await revaluePayments(db) : await evaluatePortfolio(db);
  await db.close();
  return figures;
}
