import type { Random } from './random.ts';

/** How a customer pays. Drives the past (generator) and the days to come (simulation). */
export type Habit = 'prompt' | 'late' | 'erratic' | 'distressed';

/** Where a contract stands on the demo bank's day. */
export type Bucket = 'current' | 'preDue' | 'd1to30' | 'd31to60' | 'd61to90' | 'd90plus';

/** Shares of the buckets among contracts, with the range of days to the oldest open due date. */
export const buckets: readonly {
  bucket: Bucket;
  weight: number;
  days: readonly [number, number];
}[] = [
  { bucket: 'current', weight: 45, days: [-29, -6] },
  { bucket: 'preDue', weight: 25, days: [-5, 0] },
  { bucket: 'd1to30', weight: 12, days: [1, 30] },
  { bucket: 'd31to60', weight: 6, days: [31, 60] },
  { bucket: 'd61to90', weight: 4, days: [61, 90] },
  { bucket: 'd90plus', weight: 8, days: [91, 420] },
];

export const habitsByBucket: Record<Bucket, readonly { habit: Habit; weight: number }[]> = {
  current: [
    { habit: 'prompt', weight: 72 },
    { habit: 'late', weight: 18 },
    { habit: 'erratic', weight: 10 },
  ],
  preDue: [
    { habit: 'prompt', weight: 64 },
    { habit: 'late', weight: 23 },
    { habit: 'erratic', weight: 13 },
  ],
  d1to30: [
    { habit: 'late', weight: 48 },
    { habit: 'erratic', weight: 34 },
    { habit: 'distressed', weight: 12 },
    { habit: 'prompt', weight: 6 },
  ],
  d31to60: [
    { habit: 'distressed', weight: 50 },
    { habit: 'erratic', weight: 35 },
    { habit: 'late', weight: 15 },
  ],
  d61to90: [
    { habit: 'distressed', weight: 72 },
    { habit: 'erratic', weight: 28 },
  ],
  d90plus: [{ habit: 'distressed', weight: 100 }],
};

/** Days after the due date on which a customer of a habit paid a past item. */
export function paymentDelay(habit: Habit, random: Random): number {
  if (habit === 'prompt') return random.chance(0.9) ? 0 : random.int(1, 3);
  if (habit === 'late') return random.int(3, 24);
  if (habit === 'erratic') return random.chance(0.7) ? random.int(0, 6) : random.int(15, 58);
  return random.int(12, 75);
}

/** Chance on one day that a customer of a habit pays an item so many days overdue, if they pay by themselves. */
export function paymentChance(habit: Habit, daysOverdue: number): number {
  if (daysOverdue < 0) return 0;
  if (habit === 'prompt') return daysOverdue === 0 ? 0.85 : 0.5;
  if (habit === 'late') return daysOverdue < 3 ? 0.01 : 0.12;
  if (habit === 'erratic') return daysOverdue < 7 ? 0.15 : 0.03;
  return daysOverdue > 90 ? 0.003 : 0.014;
}

/** Chance that a direct debit of such a customer comes back from their bank. */
export const bounceChance: Record<Habit, number> = {
  prompt: 0.003,
  late: 0.08,
  erratic: 0.15,
  distressed: 0.55,
};

/** Credit risk class and FI-CA creditworthiness number, by habit. */
export const riskByHabit: Record<Habit, { classes: readonly string[]; numbers: [number, number] }> =
  {
    prompt: { classes: ['A', 'A', 'B'], numbers: [0, 20] },
    late: { classes: ['B', 'C'], numbers: [20, 120] },
    erratic: { classes: ['B', 'C', 'D'], numbers: [40, 260] },
    distressed: { classes: ['D', 'D', 'E'], numbers: [200, 900] },
  };
