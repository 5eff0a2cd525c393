import { parseArgs } from 'node:util';
import type { IsoDate } from '../../srv/domain/iso-date.ts';
import type { SegmentNight } from '../../srv/runs/night.ts';
import { readBank } from './bank-files.ts';
import { demoDay } from './demo-day.ts';

/**
 * Lets days pass in a running demo, so that it can be watched over weeks: the bank's customers pay
 * or do not, Saldo reads what changed, and where the day is worked the night makes new lists.
 * `npm run next-day -- --days 5`
 */
const { values } = parseArgs({
  options: {
    days: { type: 'string', default: '1' },
    saldo: { type: 'string', default: 'http://localhost:4004' },
    erp: { type: 'string', default: 'http://localhost:4005' },
  },
});
const { calendars } = readBank();

try {
  for (let day = 0; day < Number(values.days); day += 1) await passDay();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function passDay(): Promise<void> {
  const passed = await post(`${values.erp}/sandbox/advance-day`, {});
  const { date } = await read<{ date: IsoDate }>(`${values.erp}/sandbox/clock`);
  console.log(`${date} in the ERP: ${passed}`);
  await administrate('mirrorNow', {});
  if (demoDay(date, calendars) !== date) return;
  const nights = await administrate('runNight', { businessDate: date });
  for (const night of JSON.parse(nights) as SegmentNight[]) console.log(lineOf(night, date));
}

function lineOf({ segment, message, counts, balance }: SegmentNight, date: IsoDate): string {
  const what = message ?? `${counts.positions} positions, ${balance?.listed ?? 0} on lists`;
  return `${date} in Saldo: ${segment.padEnd(12)}${what}`;
}

async function administrate(action: string, input: object): Promise<string> {
  const answer = await post(`${values.saldo}/odata/v4/administration/${action}`, input, 'admin');
  return (JSON.parse(answer) as { value: string }).value;
}

async function post(url: string, body: object, user?: string): Promise<string> {
  const response = await ask(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(user ? { authorization: `Basic ${btoa(`${user}:any`)}` } : {}),
    },
    body: JSON.stringify(body),
  });
  return response.text();
}

async function read<Answer>(url: string): Promise<Answer> {
  return (await (await ask(url)).json()) as Answer;
}

async function ask(url: string, init?: RequestInit): Promise<Response> {
  const response = await fetch(url, init).catch(() => {
    throw new Error(
      `Nothing answers at ${url}. Start the demo with npm start, ` +
        'or say with --saldo and --erp at which addresses it runs.',
    );
  });
  if (response.ok) return response;
  throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
}
