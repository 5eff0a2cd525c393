import type { Router } from 'express';
import { setVerdict } from '../posting/set-verdict.ts';
import { submitToAgency } from '../posting/submit-to-agency.ts';
import type { Clock } from '../simulation/clock.ts';
import { withTables } from '../store/database.ts';

/** What people of the bank do in the ERP itself, past Saldo. */
export function addByHand(router: Router, clock: Clock): void {
  router.post('/set-verdict', async (req, res) => {
    const { promise, status, percent = 0 } = req.body;
    const verdict = { PromiseStatus: status, FulfillmentPercent: percent };
    await withTables((tables) => setVerdict(tables, promise, verdict, clock.now()));
    res.status(204).end();
  });
  router.post('/submit-to-agency', async (req, res) => {
    const { items, ...header } = req.body;
    const posted = { OperationId: null, ...header, _Item: items };
    const submission = await withTables((tables) => submitToAgency(tables, posted, clock.now()));
    res.json({ submission });
  });
}
