import { randomUUID } from 'node:crypto';
import cds from '@sap/cds';
import { fingerprint } from '../domain/fingerprint.ts';
import type { IsoDate } from '../domain/iso-date.ts';
import type { StageRule } from '../domain/stages.ts';
import type { Database } from '../platform/database.ts';
import { stageConditionChangesTable, stageRuleChangesTable } from '../platform/tables.ts';
import { type Asker, askerOf } from '../requests/asker.ts';
import { conflict, notFound } from '../requests/refusal.ts';
import { type ConditionRow, groupConditions, loadStages } from '../runs/load-strategies.ts';
import { lockDraft } from './guard-drafts.ts';
import { SETTINGS, type SettingRow } from './setting-kind.ts';
import {
  decimalsOf,
  readConditions,
  type WrittenCondition,
  writtenCondition,
} from './written-conditions.ts';

/** Which stage of which day, in the order in which they are asked. */
interface Place {
  readonly validFrom: IsoDate;
  readonly sequence?: number | null;
}

interface Known extends Place {
  /** Of all stages of the day, as they were read. */
  readonly known?: string | null;
}

export interface StageInput extends Known {
  readonly stage: string;
  readonly conditions: readonly WrittenCondition[] | null;
}

/** The stages of a day as a change has them. */
interface Day {
  readonly rules: readonly StageRule[];
  readonly validTo: IsoDate | null;
}

/**
 * A draft with the stages of a segment as they will stand on a day, to be changed there: they are
 * replaced as a whole. Its id.
 */
export async function draftStages(service: cds.Service, request: cds.Request): Promise<string> {
  const { segment, validFrom, title, reason } = request.data as Record<string, string>;
  const asker = await askerOf(request);
  const ID = randomUUID();
  const entry = { ID, segment, title, reason };
  await service.run(cds.ql.INSERT.into('StrategiesService.SettingChanges').entries(entry));
  const now = await loadStages(asker.db, segment ?? '', {} as never, validFrom ?? '');
  await writeDay(asker.db, ID, validFrom ?? '', { rules: now?.rules ?? [], validTo: null });
  return ID;
}

/** A stage as it is written, or an empty one to be filled (STAGE_UNKNOWN). */
export async function stageToEdit(asker: Asker, row: SettingRow, { validFrom, sequence }: Place) {
  await SETTINGS.mayDecide(asker, row);
  const day = await dayOf(asker.db, row.id, validFrom);
  const currency = await currencyOf(asker.db, row);
  const known = fingerprint(day);
  if (sequence === null || sequence === undefined) {
    return { sequence: null, currency, known, titles: [], conditions: [] };
  }
  const { stage, conditions } = stageAt(day, sequence);
  const exponent = await decimalsOf(asker.db, currency);
  return {
    sequence,
    currency,
    known,
    titles: [],
    treatment: stage,
    conditions: conditions.map((condition) => writtenCondition(condition, exponent)),
  };
}

/** Writes a stage of a draft, a new one at the end (STAGES_CHANGED, and what conditions are refused for). */
export async function saveStage(asker: Asker, row: SettingRow, input: StageInput): Promise<void> {
  const exponent = await decimalsOf(asker.db, await currencyOf(asker.db, row));
  const { stage, sequence } = input;
  const written = { stage, conditions: readConditions(input.conditions ?? [], stage, exponent) };
  await rewrite(asker, row, input, (day) => {
    if (!sequence) return [...day.rules, written];
    stageAt(day, sequence);
    return day.rules.map((rule, at) => (at === sequence - 1 ? written : rule));
  });
}

/** Takes a stage out of a draft (STAGES_CHANGED). */
export async function removeStage(asker: Asker, row: SettingRow, input: Known): Promise<void> {
  await rewrite(asker, row, input, (day) => {
    const gone = stageAt(day, input.sequence ?? 0);
    return day.rules.filter((rule) => rule !== gone);
  });
}

/** Asks a stage before or after the one beside it (STAGES_CHANGED). */
export async function moveStage(
  asker: Asker,
  row: SettingRow,
  input: Known & { readonly up?: boolean | null },
): Promise<void> {
  await rewrite(asker, row, input, (day) => {
    const moved = stageAt(day, input.sequence ?? 0);
    const at = day.rules.indexOf(moved);
    const others = day.rules.toSpliced(at, 1);
    return others.toSpliced(Math.max(0, at + (input.up ? -1 : 1)), 0, moved);
  });
}

async function rewrite(
  asker: Asker,
  row: SettingRow,
  { validFrom, known }: Known,
  change: (day: Day) => readonly StageRule[],
): Promise<void> {
  const { db } = asker;
  await SETTINGS.mayDecide(asker, row);
  await lockDraft(db, SETTINGS, row.id);
  const day = await dayOf(db, row.id, validFrom);
  if (known !== fingerprint(day)) throw conflict('STAGES_CHANGED', SETTINGS.told(row));
  await writeDay(db, row.id, validFrom, { ...day, rules: change(day) });
}

async function dayOf(db: Database, change: string, validFrom: IsoDate): Promise<Day> {
  const rules = await db.query<{ sequence: number; stage: string; validTo: IsoDate | null }>(
    `SELECT sequence, stage, validTo AS "validTo" FROM saldo_strategies_StageRuleChanges
    WHERE change = ? AND validFrom = ? ORDER BY sequence`,
    [change, validFrom],
  );
  const conditions = groupConditions(
    await db.query<ConditionRow>(
      `SELECT change AS owner, rule, fact, operator, negated, operands
      FROM saldo_strategies_StageConditionChanges WHERE change = ? AND validFrom = ?
      ORDER BY rule, sequence`,
      [change, validFrom],
    ),
  );
  return {
    validTo: rules[0]?.validTo ?? null,
    rules: rules.map(({ sequence, stage }) => ({
      stage,
      conditions: conditions.get(`${change}/${sequence}`) ?? [],
    })),
  };
}

/** Numbered anew in the order in which they are asked. */
async function writeDay(
  db: Database,
  change: string,
  validFrom: IsoDate,
  { rules, validTo }: Day,
): Promise<void> {
  for (const part of ['StageConditionChanges', 'StageRuleChanges']) {
    await db.execute(`DELETE FROM saldo_strategies_${part} WHERE change = ? AND validFrom = ?`, [
      change,
      validFrom,
    ]);
  }
  await db.insert(
    stageRuleChangesTable,
    rules.map(({ stage }, at) => ({ change, validFrom, sequence: at + 1, validTo, stage })),
  );
  await db.insert(
    stageConditionChangesTable,
    rules.flatMap(({ conditions }, rule) =>
      conditions.map(({ operands, ...condition }, at) => ({
        change,
        validFrom,
        rule: rule + 1,
        sequence: at + 1,
        ...condition,
        operands: JSON.stringify(operands),
      })),
    ),
  );
}

function stageAt({ rules }: Day, sequence: number): StageRule {
  const found = rules[sequence - 1];
  if (!found) throw notFound('STAGE_UNKNOWN');
  return found;
}

async function currencyOf(db: Database, { segment }: SettingRow): Promise<string> {
  const [row] = await db.query<{ currency: string }>(
    'SELECT currency FROM saldo_organization_Segments WHERE segment = ?',
    [segment ?? ''],
  );
  return row?.currency ?? '';
}
