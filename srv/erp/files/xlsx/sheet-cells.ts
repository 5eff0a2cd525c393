import type { Cell } from '../../../domain/files/cell.ts';
import { plainNumber, serialDay } from '../../../domain/files/spreadsheet-number.ts';
import type { SharedTexts } from './shared-texts.ts';
import type { Workbook } from './workbook.ts';

/** A cell as the sheet writes it. */
export interface RawCell {
  /** s shared text, str and inlineStr text, b flag, e fault, d day, n or nothing a number. */
  readonly type: string;
  readonly style: number;
  readonly hasFormula: boolean;
  /** What the cell shows; undefined when the sheet keeps no value. */
  readonly value: string | undefined;
}

const EMPTY = '';

/** Makes raw cells of a workbook cells; formulas are never run, their last value is read. */
export function cellReader({ is1904, dayFormats }: Workbook, texts: SharedTexts) {
  return ({ type, style, hasFormula, value }: RawCell): Cell => {
    if (value === undefined) return hasFormula ? { kind: 'uncalculated', text: '' } : EMPTY;
    switch (type) {
      case 's':
        return texts.at(Number(value));
      case 'str':
      case 'inlineStr':
        return value;
      case 'b':
        return { kind: 'flag', text: value === '1' ? 'true' : 'false' };
      case 'e':
        return { kind: 'fault', text: value };
      case 'd':
        return { kind: 'day', text: value.slice(0, 10) };
      default:
        return dayFormats.has(style) ? dayCell(value, is1904) : numberCell(value);
    }
  };
}

function dayCell(value: string, is1904: boolean): Cell {
  const day = serialDay(Number(value), is1904);
  return day === null ? { kind: 'fault', text: value } : { kind: 'day', text: day };
}

function numberCell(value: string): Cell {
  const text = plainNumber(value);
  return text === null ? { kind: 'fault', text: value } : { kind: 'number', text };
}
