import type { Json } from './canonical-json.ts';

/** Names of fields that tell about a person and that nobody needs to repair an interface. */
const PERSONAL =
  /(note|text|remark|reason|name|phone|telephone|mobile|mail|address|street|iban|bankaccount|birth)/i;

/** Codes and keys whose names only sound like it. */
const NEEDED = /(code|key|category|number|id)$/i;

/**
 * The same value with free texts and contact data covered, however deep: how long they are is left,
 * so that a text that is too long can still be found.
 * @example maskPersonal({ note: 'is ill', partner: '100' }) // { note: '••• (6)', partner: '100' }
 */
export function maskPersonal(value: Json): Json {
  if (Array.isArray(value)) return value.map(maskPersonal);
  if (value === null || typeof value !== 'object') return value;
  const masked = Object.entries(value).map(([name, inner = null]) => {
    return [name, isPersonal(name) ? covered(inner) : maskPersonal(inner)] as const;
  });
  return Object.fromEntries(masked);
}

function isPersonal(name: string): boolean {
  return PERSONAL.test(name) && !NEEDED.test(name);
}

function covered(value: Json): Json {
  if (value === null || value === '') return value;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return `••• (${text.length})`;
}
