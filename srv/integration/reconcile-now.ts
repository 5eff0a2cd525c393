import { type ErpWork, PATIENCE_SECONDS, reconcile } from '../runs/erp-work.ts';

/**
 * Compares keys and contents with the ERP and repairs what differs, as the schedule does; what it found,
 * an object each. MIRROR_BUSY when another reading takes too long.
 */
export async function reconcileNow(work: ErpWork) {
  const { keys } = await reconcile(work, PATIENCE_SECONDS);
  const { source: _source, seconds: _seconds, others, ...items } = keys;
  return [{ object: 'items', ...items }, ...others].map(({ left, ...found }) => ({
    ...found,
    gone: left,
  }));
}
