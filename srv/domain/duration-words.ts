import type { Language } from './language.ts';

const UNITS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const;

/**
 * How long something takes or waits, in its two greatest units: '3 min 12 sec', '2 days 4 hr', '< 1 sec'. Parts
 * of a second are dropped, and so is what is negative, as where two clocks differ.
 */
export function durationWords(seconds: number, language: Language): string {
  const whole = Math.max(0, Math.floor(seconds));
  const first = UNITS.findIndex(([, size]) => whole >= size);
  if (first === -1) return `< ${inUnit(1, 'second', language)}`;
  const units = UNITS.slice(first, first + 2);
  const words = units.map(([unit, size], index) => {
    const count = Math.floor(index === 0 ? whole / size : (whole % units[0][1]) / size);
    return count > 0 ? inUnit(count, unit, language) : '';
  });
  return words.filter((text) => text !== '').join(' ');
}

function inUnit(count: number, unit: string, language: Language): string {
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short' }).format(
    count,
  );
}
