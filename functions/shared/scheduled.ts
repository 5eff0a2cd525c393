import type { Context } from 'aws-lambda';
import { SaldoError } from '../../srv/domain/errors.ts';
import type { ErpWork } from '../../srv/runs/erp-work.ts';
import { erpWork } from './erp-context.ts';
import { logger, observed } from './observe.ts';

/** Somebody else is at it, or the next schedule finds the same: not a failure of this one. */
const NOT_NOW = ['MIRROR_BUSY', 'ERP_BUDGET_SPENT'];

/** A Lambda handler on a schedule that works with the ERP; answers with what it did. */
export function scheduled<Report extends object>(
  name: string,
  run: (work: ErpWork, event: unknown) => Promise<Report>,
) {
  return async (event: unknown, context: Context): Promise<Report | { skipped: string }> => {
    logger.addContext(context);
    try {
      return await observed(name, {}, async () => told(await run(await erpWork(), event)));
    } catch (error) {
      if (!(error instanceof SaldoError) || !NOT_NOW.includes(error.code)) throw error;
      return { skipped: error.code };
    }
  };
}

/** Totals outgrow JSON's numbers: they are told as text. */
function told<Report>(report: Report): Report {
  return JSON.parse(
    JSON.stringify(report, (_, value) => (typeof value === 'bigint' ? String(value) : value)),
  );
}
