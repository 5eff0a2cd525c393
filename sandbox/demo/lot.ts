import { createHash } from 'node:crypto';

/** A number from 0 up to 1 that is always the same for the same words: chance without a state. */
export function lot(...words: readonly (string | number)[]): number {
  return createHash('sha1').update(words.join('\n')).digest().readUInt32BE(0) / 2 ** 32;
}

/** One of the choices, by weight; `at` is a lot. */
export function drawn<Choice extends { readonly weight: number }>(
  choices: readonly Choice[],
  at: number,
): Choice {
  let rest = at * choices.reduce((sum, { weight }) => sum + weight, 0);
  const found = choices.find(({ weight }) => {
    rest -= weight;
    return rest < 0;
  });
  if (!found) throw new Error('There is nothing to choose from.');
  return found;
}
