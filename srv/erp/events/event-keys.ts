import { SaldoError } from '../../domain/errors.ts';
import type { ErpObject } from '../mirror/erp-object.ts';
import { keyLiteral } from '../mirror/odata-values.ts';
import type { CloudEvent } from './cloud-event.ts';
import type { EventSubject } from './event-subjects.ts';

/** What a key of SAP's consists of; anything else in its place is no key. */
const KEY = /^[\w./-]+$/;

/** The key of the object an event is about. EVENT_KEY_MISSING when its data has none that can be one. */
export function keyOfEvent({ data, type }: CloudEvent, subject: EventSubject): string {
  const { keyField, longestKey } = subject;
  const key = data[keyField];
  if (typeof key === 'string' && key.length <= longestKey && KEY.test(key)) return key;
  throw new SaldoError(
    'EVENT_KEY_MISSING',
    `An event ${type} needs data.${keyField} with the object's key, text of up to ${longestKey} characters.`,
    { type, keyField },
  );
}

/** `$filter`s for the records of which one of some fields holds a key, one for each key. */
export function keyFilters(
  { service }: Pick<ErpObject, 'service'>,
  fields: readonly string[],
  keys: readonly string[],
): string[] {
  return keys.map((key) =>
    fields.map((field) => `${field} eq ${keyLiteral(service.version, key)}`).join(' or '),
  );
}

/** Keys of which a record shows that the ERP has them, whether it writes leading zeros or not. */
export class FoundKeys {
  readonly #keys: ReadonlyMap<string, string>;
  readonly #found = new Set<string>();

  constructor(keys: readonly string[]) {
    this.#keys = new Map(keys.map((key) => [withoutZeros(key), key]));
  }

  saw(record: Readonly<Record<string, unknown>>, fields: readonly string[]): void {
    for (const field of fields) {
      const key = this.#keys.get(withoutZeros(String(record[field] ?? '')));
      if (key !== undefined) this.#found.add(key);
    }
  }

  get missing(): readonly string[] {
    return [...this.#keys.values()].filter((key) => !this.#found.has(key));
  }
}

/** SAP's ALPHA conversion: '0000100001' and '100001' are one key. */
function withoutZeros(key: string): string {
  return key.replace(/^0+(?=\d+$)/, '').toLowerCase();
}
