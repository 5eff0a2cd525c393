import { SaldoError } from '../../../domain/errors.ts';
import { contractPartiesTable } from '../../../platform/tables.ts';
import { services } from '../../services.ts';
import { type ErpObject, rowsOf } from '../erp-object.ts';

const ROLES: Readonly<Record<string, string>> = { B: 'borrower', C: 'co-debtor', G: 'guarantor' };

/** Who answers for a contract, in which role. */
export const contractParties: ErpObject = {
  object: 'contract-parties',
  service: services.collections,
  entity: 'ContractParty',
  keys: ['CAContract', 'BusinessPartner', 'PartyRole', 'ValidityStartDate'],
  select: [
    'CAContract',
    'BusinessPartner',
    'PartyRole',
    'ValidityStartDate',
    'ValidityEndDate',
    'SharePercent',
    'LastChangeDateTime',
  ],
  changes: { by: 'instant', field: 'LastChangeDateTime' },
  cause: 'contract',
  targets: [
    rowsOf(contractPartiesTable, (record) => [
      {
        contract: record.text('CAContract'),
        partner: record.text('BusinessPartner'),
        role: roleOf(record.text('PartyRole')),
        share: record.fixedDecimal('SharePercent', 2),
        validFrom: record.day('ValidityStartDate'),
        validTo: record.day('ValidityEndDate'),
        erpChangedAt: record.instant('LastChangeDateTime'),
      },
    ]),
  ],
};

function roleOf(code: string): string {
  const role = ROLES[code];
  if (role) return role;
  throw new SaldoError(
    'ERP_VALUE_UNFIT',
    `Role '${code}' of a contract's party is none of B, C, G; correct it in the core's extract.`,
    { field: 'PartyRole' },
  );
}
