import { SandboxError } from '../sandbox-error.ts';
import type { Stamp } from '../simulation/clock.ts';
import type { Tables } from './database.ts';

/** What an operation does, and to which kind of object (its entity set). */
export interface Effect {
  readonly objectType: string;
  /** Carries it out and gives the object's key. */
  carryOut(): string;
}

export interface Done {
  readonly key: string;
  readonly isRepeated: boolean;
}

/**
 * Carries an effect out once for its operation id: a known id gives the first object back. Row and
 * effect are in the caller's transaction, so of any number of requests exactly one has an effect.
 * @throws SandboxError OPERATION_ID_MISSING, OPERATION_OF_OTHER_OBJECT
 */
export function once(tables: Tables, id: unknown, effect: Effect, stamp: Stamp): Done {
  if (typeof id !== 'string' || id === '') {
    throw new SandboxError('OPERATION_ID_MISSING', 'OperationId is missing; give a UUID', 400);
  }
  const [first] = tables.select('SELECT * FROM $operation WHERE OperationId = ?', id);
  if (first) return { key: sameObject(first, id, effect), isRepeated: true };
  const key = effect.carryOut();
  const { objectType } = effect;
  const row = { OperationId: id, ObjectType: objectType, ObjectKey: key };
  tables.insert('operation', [{ ...row, CreationDateTime: stamp.instant }]);
  return { key, isRepeated: false };
}

function sameObject(first: Record<string, unknown>, id: string, { objectType }: Effect): string {
  if (first.ObjectType === objectType) return String(first.ObjectKey);
  const text = `Operation ${id} is known, and is about ${first.ObjectType} ${first.ObjectKey}`;
  throw new SandboxError('OPERATION_OF_OTHER_OBJECT', text, 409);
}
