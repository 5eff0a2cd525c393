import type { EdmEntity, EdmProperty, Edmx } from './edmx.ts';
import type { UsedEntity, UsedProperty, UsedService } from './used-metadata.ts';

/** `fault`: Saldo cannot work with it. `note`: it can, but somebody should know. */
export type Severity = 'fault' | 'note';

export interface Difference {
  readonly severity: Severity;
  readonly kind: 'missing' | 'type' | 'key' | 'length' | 'precision' | 'nullability';
  /** Entity set, with the property's name after a dot. */
  readonly where: string;
  readonly what: string;
}

/** What a service declares otherwise than Saldo uses it; nothing when all fits. */
export function compareMetadata(used: UsedService, actual: Edmx): Difference[] {
  const operations = used.operations
    .filter((name) => !actual.operations.has(name))
    .map((name) => missing('fault', name, 'the function or action is not there'));
  return [...operations, ...used.entities.flatMap((entity) => compareEntity(entity, actual))];
}

function compareEntity({ set, navigations, properties }: UsedEntity, actual: Edmx): Difference[] {
  const entity = actual.entitySets.get(set);
  const isUsed = properties.some(({ use }) => use !== 'described');
  if (!entity) return [missing(isUsed ? 'fault' : 'note', set, 'the entity set is not there')];
  const paths = navigations
    .filter((name) => !entity.navigations.has(name))
    .map((name) => missing('fault', `${set}.${name}`, 'the navigation is not there'));
  return [...paths, ...properties.flatMap((property) => compareUsed(set, property, entity))];
}

function compareUsed(set: string, used: UsedProperty, { properties }: EdmEntity): Difference[] {
  const where = `${set}.${used.name}`;
  const severity: Severity = used.use === 'described' ? 'note' : 'fault';
  const actual = properties.get(used.name);
  if (!actual) {
    return [missing(severity, where, `${typeText(used)} is not there; ${USES[used.use]}`)];
  }
  if (typeOf(actual) !== typeOf(used)) {
    return [{ severity, kind: 'type', where, what: says(typeText(actual), typeText(used)) }];
  }
  return [
    ...compareKey(where, used, actual),
    ...compareLength(where, used, actual),
    ...comparePrecision(severity, where, used, actual),
    ...compareNullability(where, used, actual),
  ];
}

function compareKey(where: string, used: EdmProperty, actual: EdmProperty): Difference[] {
  if (used.isKey === actual.isKey) return [];
  const what = actual.isKey
    ? 'is part of the key, Saldo expects that it is not'
    : 'is not part of the key, Saldo expects that it is';
  return [{ severity: 'fault', kind: 'key', where, what }];
}

/** A longer text does not fit into its column here; a shorter one matters only where we send it. */
function compareLength(where: string, used: UsedProperty, actual: EdmProperty): Difference[] {
  const { maxLength: ours = Number.POSITIVE_INFINITY } = used;
  const { maxLength: theirs = Number.POSITIVE_INFINITY } = actual;
  if (ours === theirs) return [];
  const what = says(lengthText(theirs), lengthText(ours));
  const isFault = theirs > ours ? used.use !== 'described' : used.use === 'sent';
  return [{ severity: isFault ? 'fault' : 'note', kind: 'length', where, what }];
}

function comparePrecision(
  severity: Severity,
  where: string,
  used: EdmProperty,
  actual: EdmProperty,
): Difference[] {
  if (used.precision === undefined || actual.precision === undefined) return [];
  const { precision, scale = 0 } = actual;
  const { scale: ourScale = 0 } = used;
  if (precision === used.precision && scale === ourScale) return [];
  const isWider = precision - scale > used.precision - ourScale || scale > ourScale;
  const what = says(typeText(actual), typeText(used));
  return [{ severity: isWider ? severity : 'note', kind: 'precision', where, what }];
}

function compareNullability(where: string, used: EdmProperty, actual: EdmProperty): Difference[] {
  if (used.isNullable === actual.isNullable || used.isKey) return [];
  const what = actual.isNullable
    ? 'may be empty, Saldo expects a value'
    : 'must be filled, Saldo expects that it may be empty';
  return [{ severity: 'note', kind: 'nullability', where, what }];
}

const USES: Readonly<Record<UsedProperty['use'], string>> = {
  read: 'Saldo reads it',
  sent: 'Saldo sends it',
  described: 'Saldo does without it',
};

/** Types between which JSON and our mapping make no difference count as one. */
function typeOf({ type }: EdmProperty): string {
  return ALIKE[type] ?? type;
}

const ALIKE: Readonly<Record<string, string>> = {
  'Edm.Byte': 'a whole number',
  'Edm.SByte': 'a whole number',
  'Edm.Int16': 'a whole number',
  'Edm.Int32': 'a whole number',
  'Edm.Int64': 'a whole number',
};

function typeText({ type, maxLength, precision, scale }: EdmProperty): string {
  const facets = [maxLength ?? precision, precision === undefined ? undefined : (scale ?? 0)];
  const given = facets.filter((facet) => facet !== undefined);
  return given.length > 0 ? `${type}(${given.join(', ')})` : type;
}

function lengthText(length: number): string {
  return Number.isFinite(length) ? `${length} characters` : 'any length';
}

function says(theirs: string, ours: string): string {
  return `is ${theirs}, Saldo expects ${ours}`;
}

function missing(severity: Severity, where: string, what: string): Difference {
  return { severity, kind: 'missing', where, what };
}
