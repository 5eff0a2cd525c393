import fc from 'fast-check';
import { isBusinessDay, nextBusinessDay } from '../../srv/domain/business-calendar.ts';
import {
  addDays,
  dayNumber,
  daysBetween,
  fullYears,
  isIsoDate,
  requireIsoDate,
  weekdayOf,
} from '../../srv/domain/iso-date.ts';
import { instantOf, localTime } from '../../srv/domain/local-time.ts';

const aDay = fc.integer({ min: -20_000, max: 40_000 }).map((days) => addDays('1970-01-01', days));
const calendar = { weekendDays: new Set([6, 7]), holidays: new Set(['2026-12-25']) };

describe('years', () => {
  test.each([
    ['1980-11-24', '2026-11-23', 45],
    ['1980-11-23', '2026-11-23', 46],
    ['2000-02-29', '2027-02-28', 26],
    ['2000-02-29', '2027-03-01', 27],
  ])('from %s to %s are %i: a birthday counts on its day', (from, to, years) => {
    expect(fullYears(from, to)).toBe(years);
  });
});

describe('days', () => {
  test('counting days agrees with the calendar of the platform', () => {
    fc.assert(
      fc.property(aDay, (day) => {
        expect(dayNumber(day)).toBe(Date.parse(`${day}T00:00:00Z`) / 86_400_000);
        expect(weekdayOf(day) % 7).toBe(new Date(`${day}T00:00:00Z`).getUTCDay());
      }),
    );
  });

  test('days added are days between', () => {
    fc.assert(
      fc.property(aDay, fc.integer({ min: -4000, max: 4000 }), (day, days) => {
        expect(daysBetween(day, addDays(day, days))).toBe(days);
      }),
    );
  });

  test('a leap day exists in leap years only', () => {
    expect(isIsoDate('2028-02-29')).toBe(true);
    expect(isIsoDate('2026-02-29')).toBe(false);
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
  });

  test('what is no day is refused with the name of the object', () => {
    expect(() => requireIsoDate('01.02.2026', 'Due date')).toThrow(/Due date: '01.02.2026'/);
  });
});

describe('business days', () => {
  test('a holiday is passed over', () => {
    expect(nextBusinessDay('2026-12-25', calendar)).toBe('2026-12-28');
    expect(isBusinessDay('2026-12-25', calendar)).toBe(false);
  });

  test('a business day is its own next business day', () => {
    expect(nextBusinessDay('2026-11-20', calendar)).toBe('2026-11-20');
    expect(nextBusinessDay('2026-11-21', calendar)).toBe('2026-11-23');
  });

  test('a calendar without a business day is refused instead of searched for ever', () => {
    const closed = { weekendDays: new Set([1, 2, 3, 4, 5, 6, 7]), holidays: new Set<string>() };
    expect(() => nextBusinessDay('2026-11-20', closed)).toThrow(
      expect.objectContaining({ code: 'CALENDAR_NEVER_OPEN' }),
    );
  });
});

describe('local time', () => {
  test('an evening in Bogotá is still the day before in UTC terms', () => {
    expect(localTime('2026-11-23T02:30:00.000Z', 'America/Bogota')).toEqual({
      date: '2026-11-22',
      time: '21:30',
      weekday: 7,
    });
  });

  test('midnight is 00:00 of the new day', () => {
    expect(localTime('2026-11-22T23:00:00.000Z', 'Europe/Berlin').time).toBe('00:00');
    expect(localTime('2026-11-22T23:00:00.000Z', 'Europe/Berlin').date).toBe('2026-11-23');
  });

  test('an unknown zone is named', () => {
    expect(() => localTime('2026-11-22T23:00:00.000Z', 'Mars/Olympus')).toThrow(
      expect.objectContaining({ code: 'TIME_ZONE_UNKNOWN', details: { timeZone: 'Mars/Olympus' } }),
    );
  });

  test('a midnight that summer time skips opens at the change', () => {
    expect(instantOf('2026-09-06', '00:00', 'America/Santiago')).toBe('2026-09-06T04:00:00.000Z');
  });

  test('a time shown twice opens at its first showing', () => {
    expect(instantOf('2026-10-25', '02:30', 'Europe/Berlin')).toBe('2026-10-25T00:30:00.000Z');
  });

  test('24:00 is the midnight that ends the day', () => {
    expect(instantOf('2026-11-22', '24:00', 'Europe/Berlin')).toBe('2026-11-22T23:00:00.000Z');
  });

  test('clocks first reach a local time at its instant', () => {
    const zone = fc.constantFrom(
      'Europe/Berlin',
      'America/Santiago',
      'America/Bogota',
      'Asia/Kolkata',
    );
    const minuteOfDay = fc.integer({ min: 0, max: 1439 });
    fc.assert(
      fc.property(aDay, minuteOfDay, zone, (day, minute, timeZone) => {
        fc.pre(day > '1975-01-01' && day < '2037-01-01');
        const time = new Date(minute * 60_000).toISOString().slice(11, 16);
        const instant = instantOf(day, time, timeZone);
        const before = new Date(Date.parse(instant) - 60_000).toISOString();
        expect(shown(instant, timeZone) >= `${day} ${time}`).toBe(true);
        expect(shown(before, timeZone) < `${day} ${time}`).toBe(true);
      }),
    );
  });
});

function shown(instant: string, timeZone: string): string {
  const { date, time } = localTime(instant, timeZone);
  return `${date} ${time}`;
}
