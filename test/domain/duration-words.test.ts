import { durationWords } from '../../srv/domain/duration-words.ts';

test.each([
  [0.4, 'en', '< 1 sec'],
  [59.9, 'en', '59 sec'],
  [60, 'en', '1 min'],
  [192, 'en', '3 min 12 sec'],
  [3_600, 'en', '1 hr'],
  [3_659, 'en', '1 hr'],
  [93_784, 'en', '1 day 2 hr'],
  [172_799, 'de', '1 Tg. 23 Std.'],
  [7_500, 'es', '2 h 5 min'],
  [7_500, 'pt', '2 h 5 min'],
  [-5, 'en', '< 1 sec'],
] as const)('%d seconds are told in their two greatest units in %s', (seconds, language, words) => {
  expect(durationWords(seconds, language)).toBe(words);
});
