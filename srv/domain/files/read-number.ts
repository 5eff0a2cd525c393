import { rowProblem } from './row-problem.ts';

/** How a file writes its numbers. No separator of thousands is ''. */
export interface NumberFormat {
  readonly decimal: '.' | ',';
  readonly thousands: '' | '.' | ',' | ' ' | "'";
}

/** Separators that look alike are meant alike: blanks that do not break, curly apostrophes. */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  '': '',
  '.': '\\.',
  ',': ',',
  ' ': '[ \\u00a0\\u2009\\u202f]',
  "'": "['\\u2019]",
};

const PLAIN = /^-?\d+(?:\.\d+)?$/;

/**
 * Reads numbers as the file writes them into plain decimals. Separators of thousands have to stand
 * before groups of three, so that '12.50' is refused, not taken for 1250, where the point separates
 * thousands. The sign stands before or after (SAP's lists), or is a pair of brackets.
 * FILE_AMOUNT_INVALID.
 * @example numberReader({ decimal: ',', thousands: '.' })('1.234,50-', 'amount') //=> '-1234.50'
 */
export function numberReader({ decimal, thousands }: NumberFormat) {
  const separator = LOOK_ALIKES[thousands] ?? '';
  const grouped = separator ? `\\d{1,3}(?:${separator}\\d{3})+|` : '';
  const number = new RegExp(`^(${grouped}\\d+)(?:${LOOK_ALIKES[decimal]}(\\d+))?$`);
  return (text: string, field: string): string => {
    if (decimal === '.' && PLAIN.test(text)) return text;
    const { digits, isNegative } = signOf(text);
    const match = number.exec(digits);
    if (!match) throw rowProblem('FILE_AMOUNT_INVALID', { field, value: text });
    const [, whole = '', fraction] = match;
    const plain = `${whole.replace(/\D/g, '')}${fraction === undefined ? '' : `.${fraction}`}`;
    return isNegative ? `-${plain}` : plain;
  };
}

function signOf(text: string): { digits: string; isNegative: boolean } {
  const bracketed = /^\((.+)\)$/.exec(text)?.[1];
  if (bracketed !== undefined) return { digits: bracketed.trim(), isNegative: true };
  const [, before = '', digits = '', after = ''] =
    /^([+\-\u2212]?)\s*(.*?)\s*([+\-\u2212]?)$/.exec(text) ?? [];
  if (before && after) return { digits: '', isNegative: false };
  return { digits, isNegative: /[-\u2212]/.test(before + after) };
}

/** A plain decimal with the other sign. @example negated('-1.50') //=> '1.50' */
export function negated(decimal: string): string {
  return decimal.startsWith('-') ? decimal.slice(1) : `-${decimal}`;
}
