import type { ErpScales } from '../../mirror/erp-scales.ts';
import { services } from '../../services.ts';
import { entityPath, filterPath } from '../odata-path.ts';
import type { OperationKind } from '../operation-kind.ts';

/** A change that the wrapper contract carries out once for each operation id, as a bound action. */
export interface WrapperAction<Payload>
  extends Pick<
    OperationKind,
    'touchesLedger' | 'items' | 'mayComeAgain' | 'confirmed' | 'cancelled'
  > {
  readonly entity: string;
  /** Key property of the object. */
  readonly erpKey: string;
  readonly action: string;
  readonly erpObject: NonNullable<OperationKind['erpObject']>;
  parameters(payload: Payload, scales: ErpScales): object;
}

/** The object keeps only the id that created it; what changed it is found in the contract's Operation set. */
export function wrapperAction<Payload>(change: WrapperAction<Payload>): OperationKind {
  const { entity, erpKey, action, parameters, ...rest } = change;
  return {
    service: services.collections,
    entity,
    ...rest,
    write: ({ id, payload, erpObject, scales }) => ({
      method: 'POST',
      path: `${entityPath(entity, { [erpKey]: erpObject })}/SAP__self.${action}`,
      body: { OperationId: id, ...parameters(payload as Payload, scales) },
    }),
    answered: (row, { erpObject }) => (row?.[erpKey] === erpObject ? erpObject : null),
    trace: ({ id, erpObject }) => ({
      path: filterPath('Operation', { OperationId: id }),
      shows: (rows) => rows.map(() => erpObject),
    }),
    current: ({ erpObject }) => filterPath(entity, { [erpKey]: erpObject }),
  };
}
