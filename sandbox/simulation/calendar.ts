/** Days as 'YYYY-MM-DD', without time zones. */
const dayMs = 86_400_000;

/** A bank has millions of dates but few different days: each is converted once. */
const numbers = new Map<string, number>();
const texts = new Map<number, string>();

/** The day n days later (earlier when negative). */
export function addDays(day: string, n: number): string {
  return dayText(dayNumber(day) + n);
}

/** The same day of the month n months later, or that month's last day. */
export function addMonths(day: string, n: number): string {
  const [year = 0, month = 1, dayOfMonth = 1] = day.split('-').map(Number);
  const lastDay = new Date(Date.UTC(year, month + n, 0)).getUTCDate();
  return dayText(Date.UTC(year, month - 1 + n, Math.min(dayOfMonth, lastDay)) / dayMs);
}

/** Days from one day to another; negative when the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}

function dayNumber(day: string): number {
  const known = numbers.get(day);
  if (known !== undefined) return known;
  const number = Date.parse(day) / dayMs;
  numbers.set(day, number);
  return number;
}

function dayText(number: number): string {
  const known = texts.get(number);
  if (known !== undefined) return known;
  const text = new Date(number * dayMs).toISOString().slice(0, 10);
  texts.set(number, text);
  return text;
}
