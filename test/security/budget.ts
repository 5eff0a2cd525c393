/** How much is tried: little in `npm test`, more in `npm run test:security`. */
export interface Budget {
  readonly isFull: boolean;
  /** Requests of the fuzzer on each database. */
  readonly tries: number;
  readonly seed: number;
}

/** SALDO_SECURITY_TRIES and SALDO_SECURITY_SEED in the environment; a found request names the seed. */
export function budget(environment: NodeJS.ProcessEnv = process.env): Budget {
  const { SALDO_SECURITY_TRIES: tries, SALDO_SECURITY_SEED: seed } = environment;
  return { isFull: tries !== undefined, tries: Number(tries ?? 160), seed: Number(seed ?? 1) };
}
