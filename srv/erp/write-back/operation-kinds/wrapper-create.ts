import type { ErpScales } from '../../mirror/erp-scales.ts';
import { services } from '../../services.ts';
import { filterPath } from '../odata-path.ts';
import type { ErpRow, OperationKind, OperationToSend } from '../operation-kind.ts';

/** An object that the wrapper contract creates once for each operation id. */
export interface WrapperCreate<Payload>
  extends Pick<
    OperationKind,
    'erpObject' | 'touchesLedger' | 'items' | 'confirmed' | 'cancelled' | 'erpKeyPattern'
  > {
  readonly entity: string;
  /** Property that carries the ERP's own number. */
  readonly erpKey: string;
  /** The body without the operation id; `erpObject` where the new object refers to an older one. */
  body(payload: Payload, scales: ErpScales, erpObject: string): object;
}

/** The object carries its operation id, and is found by it. */
export function wrapperCreate<Payload>(create: WrapperCreate<Payload>): OperationKind {
  const { entity, erpKey, body, ...rest } = create;
  const keyIn = (row: ErpRow | null, { id }: OperationToSend) => {
    const key = row?.[erpKey];
    const isOurs = String(row?.OperationId ?? '').toLowerCase() === id;
    return isOurs && typeof key === 'string' && key !== '' ? key : null;
  };
  return {
    service: services.collections,
    entity,
    ...rest,
    write: ({ id, payload, scales, erpObject }) => ({
      method: 'POST',
      path: `/${entity}`,
      body: { OperationId: id, ...body(payload as Payload, scales, erpObject) },
    }),
    answered: keyIn,
    trace: (operation) => ({
      path: `${filterPath(entity, { OperationId: operation.id })}&$select=${erpKey},OperationId`,
      shows: (rows) => rows.map((row) => keyIn(row, operation)).filter((key) => key !== null),
    }),
  };
}
