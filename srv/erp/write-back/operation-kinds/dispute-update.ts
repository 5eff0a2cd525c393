import type { ErpScales } from '../../mirror/erp-scales.ts';
import { services } from '../../services.ts';
import { entityPath, filterPath } from '../odata-path.ts';
import type { ErpRow, OperationKind, OperationToSend } from '../operation-kind.ts';
import { createdBy } from './created-object.ts';

/** Properties of a dispute case, with the values they shall have. */
type Fields = Readonly<Record<string, string | undefined>>;

/**
 * A change of a dispute case by SAP's own service. It sets values, so that it is done when the case
 * shows them, whoever set them; If-Match keeps it off a case that somebody else changes.
 */
export function disputeUpdate<Payload>(
  how: Pick<OperationKind, 'touchesLedger' | 'mayComeAgain' | 'cancelled'>,
  fieldsOf: (payload: Payload, scales: ErpScales) => Fields,
): OperationKind {
  const wanted = ({ payload, scales }: OperationToSend) => fieldsOf(payload as Payload, scales);
  const path = (CaseUUID: string) => filterPath('DisputeCase', { CaseUUID });
  return {
    service: services.disputes,
    entity: 'DisputeCase',
    ...how,
    erpObject: createdBy('dispute-create'),
    write: (operation) => ({
      method: 'PATCH',
      path: entityPath('DisputeCase', { CaseUUID: operation.erpObject }),
      body: wanted(operation),
    }),
    // Some gateways answer a change with 204, without a body.
    answered: (row, { erpObject }) =>
      row === null || row.CaseUUID === erpObject ? erpObject : null,
    trace: (operation) => ({
      path: path(operation.erpObject),
      shows: (rows) =>
        rows.filter((row) => showsAll(row, wanted(operation))).map(() => operation.erpObject),
    }),
    current: ({ erpObject }) => path(erpObject),
  };
}

function showsAll(row: ErpRow, fields: Fields): boolean {
  return Object.entries(fields).every(
    ([name, value]) => value === undefined || isSame(row[name], value),
  );
}

/** 25 and 25.00 are one amount. */
function isSame(shown: unknown, wanted: string): boolean {
  return plain(String(shown ?? '')) === plain(wanted);
}

function plain(text: string): string {
  return /^-?\d+\.\d+$/.test(text) ? text.replace(/\.?0+$/, '') : text;
}
