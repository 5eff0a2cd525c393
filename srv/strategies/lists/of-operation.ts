import { badRequest } from '../../requests/refusal.ts';
import { code, day, integer, key, required, text } from './fields.ts';
import type { RowChange, SettingList } from './list.ts';

/** Days: a week is what people need to look into a night, a century is for ever. */
const LEAST_DAYS = 7;
const MOST_DAYS = 36_500;

/** How Saldo itself is run. */
export const OPERATION_LISTS: readonly SettingList[] = [
  {
    list: 'retention-periods',
    table: 'saldo_organization_RetentionPeriods',
    owner: 'bank',
    maintainedBy: ['administrator'],
    // From a later day on: what a night has forgotten nobody brings back.
    isDated: true,
    isSigned: true,
    auditedAs: 'retention-set',
    checkRow: checkMonthEnds,
    fields: [
      key(code('kind', 'retentionKinds')),
      key(day('validFrom')),
      day('validTo'),
      required(integer('days', LEAST_DAYS, MOST_DAYS)),
      integer('monthEndDays', LEAST_DAYS, MOST_DAYS),
      required(text('reason', 250)),
    ],
  },
];

/** MONTH_END_SHORTER: the last list of a month is one of its lists, too. */
async function checkMonthEnds(_: unknown, { after }: RowChange) {
  const { days = '', monthEndDays = '' } = after ?? {};
  if (monthEndDays === '' || Number(monthEndDays) >= Number(days)) return [];
  return [badRequest('MONTH_END_SHORTER', 'monthEndDays', { days, monthEndDays })];
}
