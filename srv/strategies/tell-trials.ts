import type cds from '@sap/cds';
import { inList } from '../platform/sql-text.ts';
import { type Asker, askerOf } from '../requests/asker.ts';
import { textOf } from '../requests/text-of.ts';
import type { ContentNow } from './content-now.ts';
import { mayRead } from './kept-trials.ts';
import { isAskedFor, rowsOf } from './told-rows.ts';

interface Told {
  readonly ID?: string;
  trialText?: string;
  trialCriticality?: number;
}

/** Colours on screen, as in UI.CriticalityType. */
const CRITICALITY = { current: 3, stale: 2, none: 0 } as const;

/**
 * Says of each version or tree whether it was tried as it stands, so that nobody decides on another; by
 * trials that the reader may read.
 */
export function tellTrials(service: cds.Service, entity: string, contentNow: ContentNow): void {
  service.after('READ', entity, async (result: unknown, request: cds.Request) => {
    const rows = rowsOf<Told>(result).filter(({ ID }) => ID);
    if (rows.length === 0 || !isAskedFor(request, ['trialText', 'trialCriticality'])) return;
    const asker = await askerOf(request);
    const { db, language } = asker;
    const ids = rows.map(({ ID }) => String(ID));
    const now = await contentNow(db, ids);
    const tried = Map.groupBy(await trialsOf(asker, ids), (trial) => trial.tried);
    for (const row of rows) {
      const contents = (tried.get(String(row.ID)) ?? []).map(({ content }) => content);
      const state = stateOf(contents, now.get(String(row.ID)));
      row.trialText = textOf(`TRIAL_${state.toUpperCase()}`, language);
      row.trialCriticality = CRITICALITY[state];
    }
  });
}

interface TrialRow {
  readonly ID: string;
  readonly tried: string;
  readonly content: string;
  readonly segment: string;
}

/** One row for each segment of each trial. */
async function trialsOf(asker: Pick<Asker, 'db' | 'segments'>, ids: readonly string[]) {
  const { db } = asker;
  const rows = await db.query<TrialRow>(
    `SELECT t.ID AS "ID", t.tried, t.content, d.segment FROM saldo_strategies_Trials t
    LEFT JOIN saldo_strategies_TrialSegments d ON d.trial = t.ID WHERE t.tried ${inList(db.dialect)}`,
    [JSON.stringify(ids)],
  );
  const trials = Map.groupBy(rows, ({ ID }) => ID);
  return [...trials.values()].filter((days) => mayRead(asker, days)).flat();
}

function stateOf(contents: readonly string[], now: string | undefined): keyof typeof CRITICALITY {
  if (contents.length === 0) return 'none';
  return now !== undefined && contents.includes(now) ? 'current' : 'stale';
}
