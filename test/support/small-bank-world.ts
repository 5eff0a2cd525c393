import type { Database } from '../../srv/platform/database.ts';
import { loadLpSolver } from '../../srv/platform/linear-program.ts';
import { runNight } from '../../srv/runs/night.ts';
import { DEFAULT_LOOKBACK } from '../../srv/runs/read-customers.ts';
import { deployedDatabase } from './deployed-database.ts';
import { type SaldoServer, type ServerOptions, startSaldo } from './saldo-server.ts';
import { loadSmallBank, MONDAY, type TestCustomer } from './small-bank.ts';

/** Saldo over the small bank after a published night, and its database to look into. */
export interface SmallBankWorld {
  readonly db: Database;
  readonly server: SaldoServer;
  close(): Promise<void>;
}

/** Forty customers of the retail segment, a quarter of them late. */
export const CUSTOMERS: readonly TestCustomer[] = Array.from({ length: 40 }, (_, index) => ({
  partner: String(100 + index),
  items: [{ daysOverdue: index % 4 === 0 ? 70 : 10, amount: `${400 + index}.00` }],
}));

/** Loads the bank, runs its Monday's night and serves it to the users given. */
export async function smallBankWorld(
  users: ServerOptions['users'],
  kind: 'sqlite' | 'postgres' = 'sqlite',
): Promise<SmallBankWorld> {
  const { db, credentials } = await deployedDatabase(kind);
  await loadSmallBank(db, CUSTOMERS);
  await runNight(db, {
    businessDate: MONDAY,
    clock: () => `${MONDAY}T03:00:00.000Z`,
    solve: await loadLpSolver(),
    partitionSize: 100,
    lookback: DEFAULT_LOOKBACK,
  });
  const server = await startSaldo({ kind, credentials, users });
  return {
    db,
    server,
    close: async () => {
      await server.stop();
      await db.close();
    },
  };
}
