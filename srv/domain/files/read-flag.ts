import { rowProblem } from './row-problem.ts';

/** Yes and no as files of the languages we know write them; X is SAP's yes. */
const WORDS: Readonly<Record<string, boolean>> = {
  '': false,
  '0': false,
  false: false,
  no: false,
  n: false,
  nein: false,
  não: false,
  nao: false,
  '-': false,
  '1': true,
  true: true,
  yes: true,
  y: true,
  x: true,
  si: true,
  sí: true,
  s: true,
  ja: true,
  j: true,
  sim: true,
};

/** Reads yes or no. FILE_FLAG_INVALID. */
export function readFlag(text: string, field: string): boolean {
  const flag = WORDS[text.toLowerCase()];
  if (flag === undefined) throw rowProblem('FILE_FLAG_INVALID', { field, value: text });
  return flag;
}
