import type { Language } from '../../domain/language.ts';
import { textOf } from '../../requests/text-of.ts';
import type { RowChange, SettingList } from './list.ts';
import { dayInWords } from './row-words.ts';

/**
 * From when a row would hold once it is put into force: at once where its list has no days, which is told
 * before anybody agrees to it.
 */
export function effectInWords(
  { isDated, beginsOn = 'validFrom' }: SettingList,
  { before, after }: RowChange,
  language: Language,
): string {
  const say = (code: string, day = '') => {
    return textOf(code, language, { day: day && dayInWords(day, language) }) ?? code;
  };
  if (!isDated) return say('EFFECT_AT_ONCE');
  if (after === null) return say('EFFECT_NEVER');
  const isEnd = before !== null && before[beginsOn] === after[beginsOn];
  if (isEnd && after.validTo && after.validTo !== before.validTo)
    return say('EFFECT_UNTIL', after.validTo);
  return say('EFFECT_FROM', after[beginsOn]);
}

/** What whoever writes a row of the list has to know of when it holds. */
export function effectOfList({ isDated }: SettingList, language: Language): string {
  return textOf(isDated ? 'EFFECT_DATED' : 'EFFECT_UNDATED', language) ?? '';
}
