import { badRequest } from './refusal.ts';

interface ReadQuery {
  readonly SELECT?: {
    readonly columns?: { ref?: string[] }[];
    readonly where?: unknown;
    readonly having?: unknown;
    readonly orderBy?: unknown;
    readonly groupBy?: unknown;
    readonly from?: unknown;
  };
}

/**
 * Reasons are made from other columns, so a client that selects only them gets those too; and the
 * database knows no reasons, so to filter or sort by them is refused (REASONS_NOT_SEARCHABLE).
 */
export function readWhatReasonsNeed(query: unknown): void {
  const { columns, ...rest } = (query as ReadQuery).SELECT ?? {};
  if (mentionsReasons(rest)) throw badRequest('REASONS_NOT_SEARCHABLE', 'reasons');
  const names = new Set(columns?.map(({ ref }) => ref?.[0]));
  if (!names.has('reasons')) return;
  for (const name of ['source', 'factRow', 'strategyVersion']) {
    if (!names.has(name)) columns?.push({ ref: [name] });
  }
}

/** Whether a part of a query refers to the reasons, however deep. */
function mentionsReasons(part: unknown): boolean {
  if (part === null || typeof part !== 'object') return false;
  const { ref } = part as { readonly ref?: unknown };
  if (Array.isArray(ref) && ref.at(-1) === 'reasons') return true;
  return Object.values(part).some(mentionsReasons);
}
