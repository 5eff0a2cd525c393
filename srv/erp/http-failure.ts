import { ErpError, unexpectedPage } from './erp-error.ts';
import { retryAfterSeconds } from './retry-after.ts';
import type { ErpTarget } from './services.ts';

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly data: unknown;
}

/** Failures before the request could have left this machine. */
const NEVER_SENT = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'EOPENBREAKER'];

/** Somebody on the way, or the ERP, waited too long for a part of it. */
const GAVE_UP_WAITING = 408;

/** What the HTTP client threw, as an error a person can act on. */
export function erpError(error: unknown, target: ErpTarget): ErpError {
  if (error instanceof ErpError) return error;
  const answer = answerOf(error);
  return answer ? answerError(answer, target) : noAnswer(error, target);
}

/** An answer with a status that is no success. */
export function answerError(answer: Answer, target: ErpTarget): ErpError {
  const { status } = answer;
  if (status >= 300 && status < 400) {
    const location = String(answer.headers.location ?? 'elsewhere').split('?')[0];
    return unexpectedPage(target, `redirected to ${location}`, status);
  }
  const wait = retryAfterSeconds(answer.headers['retry-after']);
  const erpCode = member(member(parsed(answer.data), 'error'), 'code');
  return new ErpError(
    'ERP_REFUSED',
    target,
    `the ERP answered ${status}: ${sapMessage(answer.data)}`,
    {
      status,
      mayHaveHappened: status >= 500 || status === GAVE_UP_WAITING,
      ...(wait === undefined ? {} : { retryAfterSeconds: wait }),
      ...(typeof erpCode === 'string' ? { erpCode } : {}),
    },
  );
}

function noAnswer(error: unknown, target: ErpTarget): ErpError {
  const code = codesOf(error);
  const reason = code ?? innermost(error);
  return new ErpError(
    'ERP_UNREACHABLE',
    target,
    `the ERP cannot be reached (${reason}). Check that it runs and that the destination's URL is right; nothing is lost, the next run goes on.`,
    { mayHaveHappened: !NEVER_SENT.includes(code ?? '') },
  );
}

/** The SDK wraps errors in errors; the answer is in the one that has it. */
function answerOf(error: unknown): Answer | undefined {
  for (const layer of layersOf(error)) {
    if ('response' in layer && isAnswer(layer.response)) return layer.response;
  }
  return undefined;
}

function codesOf(error: unknown): string | undefined {
  for (const layer of layersOf(error)) {
    if ('code' in layer && typeof layer.code === 'string') return layer.code;
  }
  return undefined;
}

/** What really went wrong: the layers above only say that something did. */
function innermost(error: unknown): string {
  const layer = layersOf(error).at(-1);
  return layer instanceof Error ? layer.message : String(error);
}

function layersOf(error: unknown): object[] {
  const layers: object[] = [];
  for (let layer = error; layer instanceof Error && layers.length < 5; layer = layer.cause) {
    layers.push(layer);
  }
  return layers;
}

function isAnswer(value: unknown): value is Answer {
  return typeof value === 'object' && value !== null && 'status' in value && 'headers' in value;
}

/** The text of an OData error (V4 `message`, V2 `message.value`), else what the answer is. */
export function sapMessage(body: unknown): string {
  const error = member(parsed(body), 'error');
  const message = member(error, 'message');
  const text = typeof message === 'string' ? message : member(message, 'value');
  if (typeof text === 'string' && text !== '') return text;
  return 'no OData error text in the answer';
}

function parsed(body: unknown): unknown {
  if (typeof body !== 'string') return body;
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function member(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return (value as Record<string, unknown>)[name];
}
