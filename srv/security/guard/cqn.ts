/** CAP's queries and model, as far as the guard reads them. */
export interface Query {
  readonly SELECT?: Select;
  readonly INSERT?: { readonly into: Ref | string };
  readonly UPSERT?: { readonly into: Ref | string };
  readonly UPDATE?: { readonly entity: Ref | string };
  readonly DELETE?: { readonly from: Ref | string };
}

export interface Select {
  readonly from: Query | Ref;
  readonly groupBy?: readonly Column[];
  columns?: readonly Column[];
  where?: readonly unknown[];
}

/** A path, or a function over one. */
export interface Column {
  readonly ref?: readonly unknown[];
  readonly func?: string;
}

/** A path; its steps may carry conditions. Conditions are added in place. */
export interface Ref {
  readonly ref: Step[];
}

export type Step = string | ConditionedStep;

export interface ConditionedStep {
  readonly id: string;
  where?: readonly unknown[];
}

export interface Entity {
  readonly name: string;
  readonly kind?: string;
  readonly elements: Readonly<Record<string, Element>>;
  readonly keys?: Readonly<Record<string, Element>>;
  readonly '@requires'?: string | readonly string[];
  readonly '@restrict'?: readonly Grant[];
  readonly '@Capabilities.ReadRestrictions.Readable'?: boolean;
  readonly '@cds.autoexposed'?: boolean;
  readonly '@cds.autoexpose'?: boolean;
  readonly '@cds.persistence.skip'?: boolean;
}

export interface Element {
  readonly name: string;
  readonly target?: string;
  readonly isAssociation?: boolean;
  readonly isComposition?: boolean;
  readonly on?: readonly unknown[];
  /** Of a structure. */
  readonly elements?: Readonly<Record<string, Element>>;
}

export interface Grant {
  readonly grant?: string | readonly string[];
  readonly to?: string | readonly string[];
  readonly where?: unknown;
}

export interface Model {
  readonly definitions: Readonly<Record<string, Entity | undefined>>;
}

export const nameOf = (step: Step): string => (typeof step === 'string' ? step : step.id);
