import type { CustomerInput } from './customer-facts.ts';
import { SaldoError } from './errors.ts';
import type { FactValue } from './fact-catalogue.ts';
import { BUILT_IN_FACTS } from './facts/built-in-facts.ts';
import type { FactContent, FactParameters } from './facts/fact-content.ts';
import type { IsoDate } from './iso-date.ts';

/** A fact that a bank adds. */
export interface OwnFactDefinition extends FactContent {
  readonly id: string;
  /**
   * SELECT over the bank's own rows, `c` being the table with columns source and partner, which it
   * gives as `partner`; `{customers}` stands in its WHERE. Left out when Saldo's own rows do.
   */
  readonly rows?: string;
}

/** What an own fact is computed from: one customer in one segment on one day. */
export interface OwnFactInput {
  readonly customer: CustomerInput;
  /** What the definition's SELECT gave of the customer. */
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  readonly parameters: FactParameters;
  readonly today: IsoDate;
}

/** Null when nothing is known. */
export type FactComputation = (input: OwnFactInput) => FactValue;

export interface OwnFact {
  readonly definition: OwnFactDefinition;
  readonly compute: FactComputation;
}

const registered: OwnFact[] = [];
let isClosed = false;

/**
 * Adds a fact to the catalogue, for all rules from then on. Register at start, in every process
 * (srv/own-facts.ts): after the first use of the catalogue it is refused (CATALOGUE_IN_USE), as is
 * an id that is taken (FACT_TWICE).
 */
export function registerFact(definition: OwnFactDefinition, compute: FactComputation): void {
  const { id } = definition;
  if (isClosed) {
    throw new SaldoError(
      'CATALOGUE_IN_USE',
      `Fact '${id}' comes too late, the catalogue is in use; register it in srv/own-facts.ts.`,
      { fact: id },
    );
  }
  if (id in BUILT_IN_FACTS || registered.some((own) => own.definition.id === id)) {
    throw new SaldoError('FACT_TWICE', `Fact '${id}' exists already; choose another id.`, {
      fact: id,
    });
  }
  registered.push({ definition, compute });
}

/** The bank's facts in the order of registration; from now on none can be added. */
export function ownFacts(): readonly OwnFact[] {
  isClosed = true;
  return registered;
}
