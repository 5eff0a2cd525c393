import { DEFAULT_LOOKBACK as LOOKBACK } from '../srv/runs/read-customers.ts';
import { tryStrategy } from '../srv/runs/try-strategy.ts';
import { NIGHT, openTarget, type Target } from './evaluate-target.ts';

/** What one trial took. */
export interface Tried {
  readonly customers: number;
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly peakMb: number;
}

const STRATEGY = 'LATE-EUR';

/** `trial-part.ts <target as JSON>`: tries a strategy once in a process of its own. */
const target = JSON.parse(process.argv[2] ?? '') as Target;
const db = openTarget(target);
const [version] = await db.query<{ id: string }>(
  'SELECT ID AS id FROM saldo_strategies_StrategyVersions WHERE strategy = ?',
  [STRATEGY],
);
const { customers, seconds } = await tryStrategy(db, {
  version: version?.id ?? '',
  language: 'en',
  lookback: LOOKBACK,
  now: NIGHT,
});
await db.close();
const { user, system } = process.cpuUsage();
const peakMb = Math.round(process.resourceUsage().maxRSS / 1_000);
const tried: Tried = { customers, seconds, cpuSeconds: (user + system) / 1e6, peakMb };
process.stdout.write(JSON.stringify(tried));
