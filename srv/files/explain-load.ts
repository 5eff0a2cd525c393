import type { FieldValue } from '../domain/files/compile-mapping.ts';
import { FILE_OBJECTS, type FileField } from '../domain/files/file-objects.ts';
import type { Language } from '../domain/language.ts';
import type { FileReport, StoredRow } from '../erp/files/file-report.ts';
import type { LoadsRow } from '../platform/tables.ts';
import { fieldText, findingText } from './words.ts';

type StoredReport = Partial<Pick<FileReport, 'first' | 'problems' | 'warnings'>> & {
  /** Of the load's error. */
  readonly details?: Readonly<Record<string, string | number>>;
};

/** What the last check or load of a file found, in the words of its reader (FileFindings). */
export function explainLoad(load: LoadsRow, language: Language): object {
  const report = JSON.parse(load.report ?? '{}') as StoredReport;
  const { first = [], problems = [], warnings = [] } = report;
  const fields = shownFields(load.object ?? '', first);
  return {
    error: load.status === 'failed' ? errorText(load, report, language) : null,
    warnings: warnings.map((found) => ({ code: found.code, text: findingText(found, language) })),
    problems: problems.map((found) => ({
      code: found.code,
      text: findingText(found, language),
      rowCount: found.count,
      rowNumbers: found.rows,
    })),
    fields: fields.map(({ name, type }) => ({ name, type, text: fieldText(name, language) })),
    rows: first.map(({ row, values }) => ({
      rowNumber: row,
      values: fields.map(({ name }) => shown(values[name])),
    })),
  };
}

function errorText(
  { errorCode, errorText: message }: LoadsRow,
  { details }: StoredReport,
  language: Language,
): string {
  return findingText({ code: errorCode ?? '', message: message ?? '', details }, language);
}

/** Fields of the object that at least one row fills. */
function shownFields(object: string, rows: readonly StoredRow[]): FileField[] {
  const fields = FILE_OBJECTS[object]?.fields ?? [];
  return fields.filter(({ name }) => rows.some(({ values }) => shown(values[name]) !== ''));
}

function shown(value: FieldValue | undefined): string {
  if (value === null || value === undefined || value === false) return '';
  return value === true ? 'X' : value;
}
