import { compareTotals, type ErpWork, PATIENCE_SECONDS, readChanges } from '../runs/erp-work.ts';

/**
 * Reads what changed in the ERP and compares the totals: whether what was mended there or here agrees now.
 * MIRROR_BUSY when another reading takes too long.
 */
export async function checkMirror(work: ErpWork) {
  await readChanges(work, false, PATIENCE_SECONDS);
  const { agrees, accountsOff } = await compareTotals(work, PATIENCE_SECONDS);
  return { agrees, accountsOff };
}
