import { accountLocksTable } from '../../../platform/tables.ts';
import { services } from '../../services.ts';
import { type ErpObject, rowsOf } from '../erp-object.ts';

const FIELDS = [
  'ContractAccount',
  'BusinessPartner',
  'CABusinessProcess',
  'CABusinessLockReason',
  'CABusinessLockValidFrom',
  'CABusinessLockValidTo',
];

/**
 * Locks on whole contract accounts (DFKKLOCKS). As those on items they carry no change stamp and are
 * deleted when lifted, so all of them are read again now and then.
 */
export const accountLocks: ErpObject = {
  object: 'account-locks',
  service: services.contractAccount,
  entity: 'ContrAcctPrtnBusLock',
  keys: FIELDS,
  select: FIELDS,
  changes: { by: 'reading-all', everyMinutes: 15 },
  cause: 'lock',
  vanishing: { field: 'ContractAccount', column: 'account' },
  targets: [
    rowsOf(accountLocksTable, (record) => [
      {
        account: record.text('ContractAccount'),
        partner: record.text('BusinessPartner'),
        process: record.text('CABusinessProcess'),
        reason: record.text('CABusinessLockReason'),
        validFrom: record.requiredDay('CABusinessLockValidFrom'),
        validTo: record.requiredDay('CABusinessLockValidTo'),
      },
    ]),
  ],
};
