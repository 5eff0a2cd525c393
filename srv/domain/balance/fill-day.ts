import type { DayCertificate } from './daily-list-types.ts';

/**
 * Fills one agent's day from a queue in order of work: whoever fits in the minutes left is listed,
 * and a customer who does not fit lets shorter ones behind go first, so that no minutes are wasted.
 * The first of the queue is listed even when longer than the whole day, else nobody ever could work
 * such a customer; then it is the whole list, and the only case of more minutes than capacity.
 */
export function fillDay(
  effort: Float64Array,
  queue: Int32Array,
  capacityMinutes: number,
): { listed: Int32Array; certificate: Omit<DayCertificate, 'agent'> } {
  const listed: number[] = [];
  let plannedMinutes = 0;
  let waitingMinutes = 0;
  for (const customer of queue) {
    const fits = plannedMinutes + effort[customer] <= capacityMinutes;
    const longerThanTheDay = customer === queue[0] && capacityMinutes > 0;
    if ((fits && capacityMinutes > 0) || longerThanTheDay) {
      listed.push(customer);
      plannedMinutes += effort[customer];
    } else {
      waitingMinutes += effort[customer];
    }
  }
  const waiting = queue.length - listed.length;
  return {
    listed: Int32Array.from(listed),
    certificate: {
      capacityMinutes,
      plannedMinutes,
      customers: listed.length,
      waiting,
      waitingMinutes,
    },
  };
}
