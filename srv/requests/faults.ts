import cds from '@sap/cds';

const LOG = cds.log('worklist');

/** SQLSTATE of a statement that took longer than requests may. */
const TOOK_TOO_LONG = '57014';

/** What CAP's pools of connections say when none came free in `acquireTimeoutMillis` (package.json). */
const NO_CONNECTION = /^(ResourceRequest timed out|Pool resource could not be acquired)/;

/** SQLSTATE class 22: the database could not read a value, such as the 45th of a month. */
const UNREADABLE_VALUE = /^22\w{3}$/;

/** Undefined function (the largest of booleans) and what is not grouped: only a client's $apply asks so. */
const UNANSWERABLE = ['42883', '42803'];

/** CAP's own words for filters, groups and aggregates of what is calculated in code. */
const CALCULATED = /^(Virtual elements are not allowed|Queries must have at least one non-virtual)/;

/** What CAP sorts by inside `$expand` although no column has it. */
const NO_COLUMN = /no such column: "?(\w+)|column "(\w+)" does not exist/;

interface Fault extends Error {
  code?: string | number;
  status?: number;
  statusCode?: number;
  /** What CAP made of a request; statements of ours come without. */
  query?: string;
  /** Each with a status of its own: what the client sent is wrong in several places. */
  details?: unknown;
}

/**
 * Says what went wrong without showing how we are built: a value or a question that only the database
 * could refuse is the client's (400), what takes too long may be asked for narrower, two writers in
 * each other's way and who comes while all connections are taken may try again (503), and everything
 * else unforeseen is ours, is logged, and told in general (500).
 */
export function tellSafely(fault: Fault): void {
  if (UNREADABLE_VALUE.test(String(fault.code ?? ''))) {
    Object.assign(fault, { status: 400, code: 'VALUE_INVALID', message: 'VALUE_INVALID' });
    return;
  }
  if (isUnanswerable(fault)) {
    // Logged, too: it would be ours if one of our own screens asked it.
    LOG.warn(fault);
    delete fault.details;
    Object.assign(fault, {
      status: 400,
      code: 'QUERY_UNANSWERABLE',
      message: 'QUERY_UNANSWERABLE',
    });
    return;
  }
  if (fault.code === TOOK_TOO_LONG) {
    delete fault.details;
    Object.assign(fault, { status: 503, code: 'QUERY_TOO_LONG', message: 'QUERY_TOO_LONG' });
    return;
  }
  if (fault.code === 'DATABASE_BUSY') {
    delete fault.details;
    Object.assign(fault, { status: 503, message: 'DATABASE_BUSY' });
    return;
  }
  if (NO_CONNECTION.test(fault.message)) {
    LOG.warn('No connection to the database came free in time.');
    Object.assign(fault, { status: 503, code: 'SERVER_BUSY', message: 'SERVER_BUSY' });
    return;
  }
  if (isForeseen(fault)) return;
  LOG.error(fault);
  // Details of ours name statements and objects.
  delete fault.details;
  Object.assign(fault, { status: 500, code: 'INTERNAL_ERROR', message: 'INTERNAL_ERROR' });
}

function isUnanswerable({ code, message, query }: Fault): boolean {
  const isRead = query?.startsWith('SELECT') ?? false;
  if (isRead && UNANSWERABLE.includes(String(code ?? ''))) return true;
  return CALCULATED.test(message) || (isRead && asksForVirtual(message));
}

/** Elements calculated in code have no column; any other that is missing is our fault. */
function asksForVirtual(message: string): boolean {
  const [, sqlite, postgres] = NO_COLUMN.exec(message) ?? [];
  const missing = (sqlite ?? postgres)?.toLowerCase();
  if (!missing) return false;
  const entities = Object.values(cds.model?.definitions ?? {}) as readonly WithElements[];
  return entities.some(({ elements = {} }) =>
    Object.values(elements).some(({ name, virtual }) => virtual && name.toLowerCase() === missing),
  );
}

interface WithElements {
  readonly elements?: Readonly<
    Record<string, { readonly name: string; readonly virtual?: boolean }>
  >;
}

function isForeseen({ status, statusCode, code, details }: Fault): boolean {
  if (Array.isArray(details)) return true;
  const known = status ?? statusCode ?? Number(code);
  return known >= 400 && known < 500;
}
