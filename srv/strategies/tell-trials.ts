import type cds from '@sap/cds';
import { inList } from '../platform/sql-text.ts';
import { askerOf } from '../requests/asker.ts';
import { textOf } from '../requests/text-of.ts';
import type { ContentNow } from './content-now.ts';
import { isAskedFor, rowsOf } from './told-rows.ts';

interface Told {
  readonly ID?: string;
  trialText?: string;
  trialCriticality?: number;
}

/** Colours on screen, as in UI.CriticalityType. */
const CRITICALITY = { current: 3, stale: 2, none: 0 } as const;

/** Says of each version or tree whether it was tried as it stands, so that nobody decides on another. */
export function tellTrials(service: cds.Service, entity: string, contentNow: ContentNow): void {
  service.after('READ', entity, async (result: unknown, request: cds.Request) => {
    const rows = rowsOf<Told>(result).filter(({ ID }) => ID);
    if (rows.length === 0 || !isAskedFor(request, ['trialText', 'trialCriticality'])) return;
    const { db, language } = await askerOf(request);
    const ids = rows.map(({ ID }) => String(ID));
    const now = await contentNow(db, ids);
    const trials = await db.query<{ tried: string; content: string }>(
      `SELECT DISTINCT tried, content FROM saldo_strategies_Trials
      WHERE tried ${inList(db.dialect)}`,
      [JSON.stringify(ids)],
    );
    const tried = Map.groupBy(trials, (trial) => trial.tried);
    for (const row of rows) {
      const contents = (tried.get(String(row.ID)) ?? []).map(({ content }) => content);
      const state = stateOf(contents, now.get(String(row.ID)));
      row.trialText = textOf(`TRIAL_${state.toUpperCase()}`, language);
      row.trialCriticality = CRITICALITY[state];
    }
  });
}

function stateOf(contents: readonly string[], now: string | undefined): keyof typeof CRITICALITY {
  if (contents.length === 0) return 'none';
  return now !== undefined && contents.includes(now) ? 'current' : 'stale';
}
