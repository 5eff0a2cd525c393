/**
 * The bank's own facts, registered when a process starts: `registerFact` of domain/own-facts.ts,
 * see docs/strategies.md. Saldo itself has none here.
 */
export {};
