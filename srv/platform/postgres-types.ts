import type { CustomTypesConfig } from 'pg';
import { safeInteger } from './column-values.ts';

const INT8 = 20;
const BOOL = 16;
const INT2 = 21;
const INT4 = 23;
const FLOAT4 = 700;
const FLOAT8 = 701;
const TIMESTAMP = 1114;
const TIMESTAMPTZ = 1184;

type Parse = (text: string) => unknown;

/** What is not listed stays text: numeric, date, time, json. */
const parsers = new Map<number, Parse>([
  [BOOL, (text) => text === 't'],
  [INT2, Number],
  [INT4, Number],
  [INT8, safeInteger],
  [FLOAT4, Number],
  [FLOAT8, Number],
  [TIMESTAMP, isoFromTimestamp],
  [TIMESTAMPTZ, (text) => new Date(text).toISOString()],
]);

/** Type parsers handed to each query, so that CAP's use of the same client is not affected. */
export const postgresTypes: CustomTypesConfig = {
  getTypeParser: (oid: number) => parsers.get(oid) ?? ((text: string) => text),
};

/** '2026-03-01 08:05:00.12' as '2026-03-01T08:05:00.120Z': CAP stores UTC without a zone. */
function isoFromTimestamp(text: string): string {
  const fraction = text.slice(20, 23).padEnd(3, '0');
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${fraction}Z`;
}
