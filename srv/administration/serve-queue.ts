import type cds from '@sap/cds';
import { durationWords } from '../domain/duration-words.ts';
import type { Instant } from '../domain/iso-date.ts';
import type { Language } from '../domain/language.ts';
import { causeOf, type Fault } from '../integration/parked-rows.ts';
import { type Asker, askerOf } from '../requests/asker.ts';
import { textOf } from '../requests/text-of.ts';
import { telling } from './telling.ts';

/** An operation as it is read, as far as it is completed here. */
interface OperationRow extends Partial<Fault> {
  readonly state?: string;
  readonly createdAt?: Instant | null;
  cause?: string | null;
  age?: string | null;
  openDesk?: string | null;
}

interface CountRow {
  readonly state?: string;
  readonly oldestAt?: Instant | null;
  age?: string | null;
}

interface AlertRow {
  readonly kind?: string;
  readonly deskUrl?: string | null;
  todo?: string | null;
  openDesk?: string | null;
}

const OF_OPERATIONS = {
  told: ['cause', 'age', 'openDesk'],
  from: ['state', 'createdAt', 'kind', 'refusal', 'errorCode', 'errorText'],
};
const OF_COUNTS = { told: ['age'], from: ['state', 'oldestAt'] };
const OF_ALERTS = { told: ['todo', 'openDesk'], from: ['kind', 'deskUrl'] };

/** What goes out to the ERP, and what somebody has to look into, in the reader's words. */
export function serveQueue(service: cds.Service): void {
  telling(service, 'Operations', OF_OPERATIONS, async (request, rows: OperationRow[]) => {
    const asker = await askerOf(request);
    for (const row of rows) tellOperation(row, asker);
  });
  telling(service, 'QueueCounts', OF_COUNTS, async (request, rows: CountRow[]) => {
    const { now, language } = await askerOf(request);
    for (const row of rows) row.age = ageOf(row.state, row.oldestAt, { now, language });
  });
  telling(service, 'OpenAlerts', OF_ALERTS, async (request, rows: AlertRow[]) => {
    const { language } = await askerOf(request);
    for (const row of rows) {
      row.todo = textOf(`ALERT_TODO_${row.kind}`, language) ?? null;
      row.openDesk = deskNamed(row.deskUrl, language);
    }
  });
}

function tellOperation(row: OperationRow, asker: Asker): void {
  const { kind = '', refusal = null, errorCode = null, errorText = null, state } = row;
  const { language } = asker;
  const isDone = state === 'confirmed';
  row.cause = isDone ? null : causeOf({ kind, refusal, errorCode, errorText }, language);
  row.age = ageOf(state, row.createdAt, asker);
  row.openDesk = state === 'parked' ? deskNamed('/integration/', language) : null;
}

/** How long what is not settled has waited. */
function ageOf(
  state: string | undefined,
  since: Instant | null | undefined,
  { now, language }: Pick<Asker, 'now' | 'language'>,
): string | null {
  if (!since || state === 'confirmed' || state === 'cancelled') return null;
  return durationWords((Date.parse(now) - Date.parse(since)) / 1000, language);
}

/** What a link to another app is called. */
function deskNamed(url: string | null | undefined, language: Language): string | null {
  return url ? (textOf(`OPEN_${url.replaceAll('/', '')}`, language) ?? null) : null;
}
