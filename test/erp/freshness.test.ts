import { checkControlTotals } from '../../srv/erp/mirror/control-totals.ts';
import { loadFreshness, measureFreshness } from '../../srv/erp/mirror/freshness.ts';
import { mirrorDelta, mirrorFull } from '../../srv/erp/mirror/mirror.ts';
import { DEFAULT_LOOKBACK as lookback } from '../../srv/runs/read-customers.ts';
import { revalueChanged } from '../../srv/runs/revalue.ts';
import {
  databases,
  type ErpWorld,
  firstValue,
  loadScales,
  now,
  SOURCE,
  startErpWorld,
} from './erp-world.ts';

const options = { source: SOURCE, now };
let world: ErpWorld;

beforeAll(async () => {
  world = await startErpWorld();
});
afterAll(() => world.stop());

test.each(Object.entries(databases))(
  'how long a posting takes to the lists is measured, whatever the clock of the ERP shows, on %s',
  async (_, open) => {
    const db = await open();
    await loadScales(db);
    await mirrorFull(db, world.erp, options);
    await measureFreshness(db, SOURCE, now());
    const loaded = await loadFreshness(db, SOURCE);
    expect(loaded).toMatchObject({ lagSamples: 0, lagMedian: null, comparedAt: null });

    await checkControlTotals(db, world.erp, options);
    const compared = await loadFreshness(db, SOURCE);
    // The stand-in ERP lives on a day of its own, at six in the morning.
    expect(Math.abs(compared?.clockAheadMs ?? 0)).toBeGreaterThan(60_000);
    expect(compared).toMatchObject({ totalsAgree: true, accountsOff: 0 });

    const partner = await firstValue<string>(
      db,
      `SELECT partner AS value FROM saldo_ledger_Items
        WHERE clearingStatus = '' AND currency = 'EUR' AND amount > 20 LIMIT 1`,
    );
    await world.control('pay', { partner, amount: '1.00', currency: 'EUR' });
    const before = now();
    await mirrorDelta(db, world.erp, options);
    await revalueChanged(db, { now: now(), clock: now, lookback });
    await measureFreshness(db, SOURCE, now());
    const fresh = await loadFreshness(db, SOURCE);
    expect(fresh?.lagSamples).toBeGreaterThan(0);
    expect(fresh?.lagP95).toBeLessThan(60);
    expect(fresh?.asOf && fresh.asOf >= before).toBe(true);
    await db.close();
  },
);
