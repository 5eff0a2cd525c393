import { SandboxError } from '../sandbox-error.ts';
import type { Stamp } from '../simulation/clock.ts';
import type { Tables } from '../store/database.ts';

/**
 * Deletes a telephone number of a partner. The table of numbers has no change stamp; the partner's is set.
 * @throws SandboxError PHONE_NOT_FOUND
 */
export function deletePhone(tables: Tables, partner: string, number: string, stamp: Stamp): void {
  const isPhone = `(InternationalPhoneNumber = ? OR PhoneNumber = ?) AND AddressID IN
    (SELECT AddressID FROM $address WHERE BusinessPartner = ?)`;
  const found = tables.select(
    `SELECT AddressID FROM $phone WHERE ${isPhone}`,
    number,
    number,
    partner,
  );
  if (found.length === 0) {
    throw new SandboxError('PHONE_NOT_FOUND', `Partner ${partner} has no number ${number}`, 404);
  }
  tables.run(`DELETE FROM $phone WHERE ${isPhone}`, number, number, partner);
  tables.run(
    'UPDATE $partner SET LastChangeDate = ?, LastChangeTime = ? WHERE BusinessPartner = ?',
    stamp.date,
    stamp.time,
    partner,
  );
}
