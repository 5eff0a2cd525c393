import { badRequest } from '../requests/refusal.ts';

interface ReadQuery {
  readonly SELECT?: {
    readonly columns?: ('*' | { ref?: string[] })[];
    readonly where?: unknown;
    readonly having?: unknown;
    readonly orderBy?: unknown;
    readonly groupBy?: unknown;
    readonly from?: unknown;
  };
}

/** A column told in words when a page is read, and the columns it is told from. */
interface ToldColumn {
  readonly told: string;
  readonly from: readonly string[];
}

const REASONS: ToldColumn = { told: 'reasons', from: ['source', 'factRow', 'strategyVersion'] };

const EVENT_TEXT: ToldColumn = {
  told: 'text',
  from: [
    ...['source', 'cause', 'fromStatus', 'toStatus', 'fromFactRow', 'toFactRow', 'operation'],
    ...['about', 'note'],
  ],
};

const ERP_MESSAGE: ToldColumn = { told: 'erpMessage', from: ['source', 'partner'] };

const OPERATION_ERROR: ToldColumn = { told: 'operationError', from: ['operationRefusal'] };

const OPERATION_TEXT: ToldColumn = { told: 'text', from: ['kind', 'refusal'] };

const TIMELINE_FROM = ['kind', 'code', 'about', 'ref', 'figure', 'untilOn', 'who', 'note'];

const TIMELINE: readonly ToldColumn[] = [
  { told: 'text', from: TIMELINE_FROM },
  { told: 'whoName', from: ['who'] },
];

/** For what happened with a customer. */
export function readWhatTimelineNeeds(query: unknown): void {
  for (const column of TIMELINE) readWhatIsNeeded(query, column);
}

/** For why a position is there. */
export function readWhatReasonsNeed(query: unknown): void {
  readWhatIsNeeded(query, REASONS);
}

/** For what the ERP refused of a customer; true when it is asked for. */
export function readWhatErpMessagesNeed(query: unknown): boolean {
  return readWhatIsNeeded(query, ERP_MESSAGE);
}

/** For what the ERP has against a promise or contact; true when it is asked for. */
export function readWhatRefusalsNeed(query: unknown): boolean {
  return readWhatIsNeeded(query, OPERATION_ERROR);
}

/** For what an operation is. */
export function readWhatOperationsNeed(query: unknown): void {
  readWhatIsNeeded(query, OPERATION_TEXT);
}

/** For what changed on a position. */
export function readWhatEventsNeed(query: unknown): void {
  readWhatIsNeeded(query, EVENT_TEXT);
}

/**
 * Words are made from other columns, so a client that selects only them gets those too; and the
 * database knows no words, so to filter or sort by them is refused (REASONS_NOT_SEARCHABLE). Answers
 * whether the words are asked for.
 */
export function readWhatIsNeeded(query: unknown, { told, from }: ToldColumn): boolean {
  const { columns, ...rest } = (query as ReadQuery).SELECT ?? {};
  if (mentions(rest, told)) throw badRequest('REASONS_NOT_SEARCHABLE', told);
  const names = new Set(columns?.map((column) => (column === '*' ? column : column.ref?.[0])));
  if (!names.has(told)) return columns === undefined || names.has('*');
  for (const name of from) {
    if (!names.has(name)) columns?.push({ ref: [name] });
  }
  return true;
}

/** Whether a part of a query refers to the column, however deep. */
function mentions(part: unknown, column: string): boolean {
  if (part === null || typeof part !== 'object') return false;
  const { ref } = part as { readonly ref?: unknown };
  if (Array.isArray(ref) && ref.at(-1) === column) return true;
  return Object.values(part).some((inner) => mentions(inner, column));
}
