import type cds from '@sap/cds';
import { conditionalSentence } from '../domain/rule-sentence.ts';
import type { Condition } from '../domain/strategy.ts';
import type { Database } from '../platform/database.ts';
import { inList } from '../platform/sql-text.ts';
import { askerOf } from '../requests/asker.ts';
import { type ConditionRow, groupConditions } from '../runs/load-strategies.ts';
import { isAskedFor, rowsOf } from './told-rows.ts';
import { decimalsOf } from './written-conditions.ts';

interface StageRow {
  readonly change?: string;
  readonly validFrom?: string;
  readonly sequence?: number;
  sentence?: string;
}

/** Proposed stages are read as sentences in the user's language. */
export function tellStages(service: cds.Service): void {
  service.after('READ', 'StageRuleChanges', async (result: unknown, request: cds.Request) => {
    const rows = rowsOf<StageRow>(result).filter(({ change }) => change);
    if (rows.length === 0 || !isAskedFor(request, ['sentence'])) return;
    const { db, language } = await askerOf(request);
    const changes = [...new Set(rows.map(({ change }) => String(change)))];
    const told = await stagesOf(db, changes, language);
    const conditions = await conditionsOf(db, changes);
    const currency = await currencyOf(db, changes);
    const format = { language, currency, currencyExponent: await decimalsOf(db, currency) };
    for (const row of rows) {
      const at = `${row.change}/${row.validFrom}/${row.sequence}`;
      row.sentence = conditionalSentence(conditions.get(at) ?? [], told.get(at) ?? '', format);
    }
  });
}

/** The names of the stages, by change, day and sequence. */
async function stagesOf(db: Database, changes: readonly string[], language: string) {
  const rows = await db.query<{ at: string; day: string; sequence: number; name: string }>(
    `SELECT r.change AS at, r.validFrom AS day, r.sequence,
      COALESCE(x.name, s.name, r.stage) AS name
    FROM saldo_strategies_StageRuleChanges r
    LEFT JOIN saldo_organization_Stages s ON s.code = r.stage
    LEFT JOIN saldo_organization_Stages_texts x ON x.code = r.stage AND x.locale = ?
    WHERE r.change ${inList(db.dialect)}`,
    [language, JSON.stringify(changes)],
  );
  return new Map(rows.map(({ at, day, sequence, name }) => [`${at}/${day}/${sequence}`, name]));
}

/** By change, day and sequence. */
async function conditionsOf(
  db: Database,
  changes: readonly string[],
): Promise<Map<string, Condition[]>> {
  const rows = await db.query<ConditionRow & { day: string }>(
    `SELECT change AS owner, validFrom AS day, rule, fact, operator, negated, operands
    FROM saldo_strategies_StageConditionChanges WHERE change ${inList(db.dialect)}
    ORDER BY change, validFrom, rule, sequence`,
    [JSON.stringify(changes)],
  );
  return groupConditions(rows.map(({ day, ...row }) => ({ ...row, owner: `${row.owner}/${day}` })));
}

/** Of the segment; changes that are read together belong to one. */
async function currencyOf(db: Database, changes: readonly string[]): Promise<string> {
  const [row] = await db.query<{ currency: string }>(
    `SELECT s.currency FROM saldo_strategies_SettingChanges c
    JOIN saldo_organization_Segments s ON s.segment = c.segment WHERE c.ID ${inList(db.dialect)}`,
    [JSON.stringify(changes)],
  );
  return row?.currency ?? '';
}
