import { hash as hashOf } from 'node:crypto';
import { BUILT_IN_FACTS, FACT_IDS } from './facts/built-in-facts.ts';
import type { FactContent } from './facts/fact-content.ts';
import { ownFacts } from './own-facts.ts';

export type { FactId } from './facts/built-in-facts.ts';
export { FACT_IDS } from './facts/built-in-facts.ts';
export type { FactKind, FactParameters } from './facts/fact-content.ts';

/** Null: nothing is known, for example days since a dunning that never was. */
export type FactValue = number | string | boolean | null;

/** Values in catalogue order; find one with `factIndex`. */
export type FactRow = readonly FactValue[];

export interface FactDefinition extends FactContent {
  /** A `FactId`, or the id of a bank's own fact. */
  readonly id: string;
}

interface Catalogue {
  readonly definitions: readonly FactDefinition[];
  readonly indexes: ReadonlyMap<string, number>;
  /** Of the ids in order, 16 hexadecimal digits: says how a stored row is to be read. */
  readonly hash: string;
}

let catalogue: Catalogue | undefined;

/** Saldo's facts, then the bank's own. The first use closes the catalogue. */
function inUse(): Catalogue {
  catalogue ??= build();
  return catalogue;
}

function build(): Catalogue {
  const builtIn = FACT_IDS.map((id) => ({ id, ...BUILT_IN_FACTS[id] }));
  const definitions = [...builtIn, ...ownFacts().map(({ definition }) => definition)];
  const ids = definitions.map(({ id }) => id);
  return {
    definitions,
    indexes: new Map(ids.map((id, index) => [id, index])),
    hash: hashOf('sha256', JSON.stringify(ids)).slice(0, 16),
  };
}

/** Everything a rule can ask of a customer, in the order of a row. */
export function factCatalogue(): readonly FactDefinition[] {
  return inUse().definitions;
}

/** Names the catalogue that rows are made with now. */
export function catalogueHash(): string {
  return inUse().hash;
}

/** Position of a fact in every row; -1 when the catalogue does not know it. */
export function factIndex(id: string): number {
  return inUse().indexes.get(id) ?? -1;
}

/** The definition of a fact, or undefined when the catalogue does not know it. */
export function findFact(id: string): FactDefinition | undefined {
  return inUse().definitions[factIndex(id)];
}

/** A row with the named facts set and all others unknown; for tests and simulations. */
export function factRow(values: Readonly<Record<string, FactValue>>): FactRow {
  return factCatalogue().map(({ id }) => values[id] ?? null);
}

/**
 * A row made with another catalogue, in the order of this one: facts of later date are unknown,
 * facts that are gone are left out.
 * @param ids the facts of the other catalogue, in its order
 */
export function inCatalogueOrder(facts: FactRow, ids: readonly string[]): FactRow {
  return factRow(Object.fromEntries(ids.map((id, index) => [id, facts[index] ?? null])));
}
