import { SaldoError } from '../../domain/errors.ts';
import type { Instant } from '../../domain/iso-date.ts';

/** An event as CloudEvents 1.0 describes it, in whatever mode it came. */
export interface CloudEvent {
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly time: Instant | null;
  readonly data: Readonly<Record<string, unknown>>;
}

/** One HTTP message: header names in lower case, the body as text. */
export interface EventMessage {
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: string;
}

/** Events taken in one message; whoever has more sends several. */
export const MOST_EVENTS = 1_000;

const LONGEST_ATTRIBUTE = 255;
const PREFIX = 'ce-';

/**
 * Reads the events of a message in any mode of CloudEvents' HTTP binding: binary (attributes are
 * headers), structured (`application/cloudevents+json`) or a batch (`application/cloudevents-batch+json`).
 * EVENT_MEDIA_TYPE for another content, EVENT_INVALID for what is no event; then none is taken.
 */
export function readCloudEvents({ headers, body }: EventMessage): CloudEvent[] {
  const mediaType = String(headers['content-type'] ?? '')
    .replace(/;.*$/s, '')
    .trim()
    .toLowerCase();
  switch (mediaType) {
    case 'application/cloudevents+json':
      return [cloudEvent(jsonOf(body))];
    case 'application/cloudevents-batch+json':
      return batch(jsonOf(body));
    case 'application/json':
      return [cloudEvent({ ...attributesOf(headers), data: jsonOf(body) })];
    default:
      throw new SaldoError(
        'EVENT_MEDIA_TYPE',
        `Content type '${mediaType}' carries no event; send application/cloudevents+json, application/cloudevents-batch+json, or application/json with ce- headers.`,
      );
  }
}

/** Checks what is said to be an event. EVENT_INVALID names the attribute. */
export function cloudEvent(candidate: unknown): CloudEvent {
  if (!isRecord(candidate)) throw invalid('an event is a JSON object');
  const { specversion, time = null, data } = candidate;
  if (specversion !== '1.0') throw invalid(`specversion must be '1.0', not ${shown(specversion)}`);
  if (!isRecord(data)) throw invalid('data must be a JSON object with the key of what changed');
  return {
    id: attribute(candidate, 'id'),
    source: attribute(candidate, 'source'),
    type: attribute(candidate, 'type'),
    time: time === null ? null : instantOf(time),
    data,
  };
}

function batch(candidates: unknown): CloudEvent[] {
  if (!Array.isArray(candidates)) throw invalid('a batch is a JSON array of events');
  if (candidates.length > MOST_EVENTS) {
    throw invalid(`${candidates.length} events are too many; send ${MOST_EVENTS} at most`);
  }
  return candidates.map(cloudEvent);
}

/** Attributes of the binary mode; their values are percent-encoded. */
function attributesOf(headers: EventMessage['headers']): Record<string, unknown> {
  const attributes = Object.entries(headers).filter(([name]) => name.startsWith(PREFIX));
  return Object.fromEntries(
    attributes.map(([name, value]) => [name.slice(PREFIX.length), decoded(name, value)]),
  );
}

function decoded(name: string, value: unknown): string {
  try {
    return decodeURIComponent(String(value));
  } catch {
    throw invalid(`header ${name} has broken percent-encoding`);
  }
}

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw invalid('the body is not complete JSON');
  }
}

function attribute(event: Readonly<Record<string, unknown>>, name: string): string {
  const value = event[name];
  if (typeof value === 'string' && value !== '' && value.length <= LONGEST_ATTRIBUTE) return value;
  throw invalid(`${name} must be text of 1 to ${LONGEST_ATTRIBUTE} characters`);
}

function instantOf(time: unknown): Instant {
  const instant = new Date(typeof time === 'string' ? time : Number.NaN);
  if (Number.isNaN(instant.getTime())) throw invalid(`time must be an instant, not ${shown(time)}`);
  return instant.toISOString();
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function shown(value: unknown): string {
  return (JSON.stringify(value) ?? 'nothing').slice(0, 40);
}

function invalid(what: string): SaldoError {
  return new SaldoError('EVENT_INVALID', `This is no CloudEvent: ${what}.`);
}
