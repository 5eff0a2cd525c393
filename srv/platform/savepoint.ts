import type { Database } from './database.ts';

/** Tries work inside a transaction: what it wrote is undone when it throws, the rest stays. */
export async function withSavepoint<Result>(
  tx: Database,
  work: () => Promise<Result>,
): Promise<Result> {
  await tx.execute('SAVEPOINT attempt');
  try {
    const result = await work();
    await tx.execute('RELEASE SAVEPOINT attempt');
    return result;
  } catch (error) {
    await tx.execute('ROLLBACK TO SAVEPOINT attempt');
    await tx.execute('RELEASE SAVEPOINT attempt');
    throw error;
  }
}
