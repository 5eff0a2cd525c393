import { type Absence, agentDay } from '../../srv/domain/agent-day.ts';

const MONDAY = '2026-11-23';
const WEDNESDAY = '2026-11-25';
const SATURDAY = '2026-11-28';

const calendar = { weekendDays: new Set([6, 7]), holidays: new Set(['2026-12-25']) };
const fullTime = { capacityMinutes: 420, workingDays: null };

function away(columns: Partial<Absence> = {}): Absence {
  return { validFrom: MONDAY, validTo: WEDNESDAY, isHalfDay: false, ...columns };
}

describe("an agent's day", () => {
  test('is worked on every business day when no weekdays are given', () => {
    expect(agentDay(fullTime, [], calendar, MONDAY)).toEqual({ minutes: 420, isAbsent: false });
  });

  test.each([SATURDAY, '2026-12-25'])('has no minutes on %s, without anybody absent', (day) => {
    expect(agentDay(fullTime, [], calendar, day)).toEqual({ minutes: 0, isAbsent: false });
  });

  test('has minutes only on the weekdays a part-timer works', () => {
    const mondayAndTuesday = { capacityMinutes: 360, workingDays: '12' };
    expect(agentDay(mondayAndTuesday, [], calendar, MONDAY).minutes).toBe(360);
    expect(agentDay(mondayAndTuesday, [], calendar, WEDNESDAY)).toEqual({
      minutes: 0,
      isAbsent: false,
    });
  });

  test('is handed over from the first to the last day of an absence', () => {
    const day = (date: string) => agentDay(fullTime, [away()], calendar, date);
    expect(day(MONDAY)).toEqual({ minutes: 0, isAbsent: true });
    expect(day(WEDNESDAY)).toEqual({ minutes: 0, isAbsent: true });
    expect(day('2026-11-26')).toEqual({ minutes: 420, isAbsent: false });
  });

  test('of half an absence is half as long, whole minutes, and nobody stands in', () => {
    const odd = { capacityMinutes: 421, workingDays: null };
    const half = [away({ isHalfDay: true })];
    expect(agentDay(odd, half, calendar, MONDAY)).toEqual({ minutes: 210, isAbsent: false });
  });

  test('of two half absences is a day of absence', () => {
    const halves = [away({ isHalfDay: true }), away({ isHalfDay: true })];
    expect(agentDay(fullTime, halves, calendar, MONDAY).isAbsent).toBe(true);
  });
});
