/** Days as 'YYYY-MM-DD', without time zones. */
const dayMs = 86_400_000;

/** The day n days later (earlier when negative). */
export function addDays(day: string, n: number): string {
  return new Date(Date.parse(day) + n * dayMs).toISOString().slice(0, 10);
}

/** The same day of the month n months later, or that month's last day. */
export function addMonths(day: string, n: number): string {
  const [year = 0, month = 1, dayOfMonth = 1] = day.split('-').map(Number);
  const lastDay = new Date(Date.UTC(year, month + n, 0)).getUTCDate();
  const date = new Date(Date.UTC(year, month - 1 + n, Math.min(dayOfMonth, lastDay)));
  return date.toISOString().slice(0, 10);
}

/** Days from one day to another; negative when the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayMs);
}
