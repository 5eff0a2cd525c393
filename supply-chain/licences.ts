import type { LockedPackage } from './lockfile.ts';

/** Licences under which a bank may run what is shipped: none asks for our own sources. */
const SHIPPED = [
  'MIT',
  'MIT-0',
  'Apache-2.0',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'BlueOak-1.0.0',
];

/** Also good enough to develop with. */
const DEVELOPMENT = [
  ...SHIPPED,
  'Python-2.0',
  'PSF-2.0',
  'CC0-1.0',
  'MPL-2.0',
  'CC-BY-3.0',
  'CC-BY-4.0',
  'Unlicense',
];

/**
 * Packages whose licence is no SPDX expression, looked into by a person: SAP's, which a bank that runs
 * SAP has, and two that say BSD or MIT in a file only.
 */
const LOOKED_INTO: Readonly<Record<string, string>> = {
  '@sap/cds': 'SAP Developer License; productive on BTP or another platform licensed from SAP',
  '@sap/cds-compiler': 'as @sap/cds',
  '@sap/cds-fiori': 'as @sap/cds',
  '@sap/xsenv': 'as @sap/cds',
  '@sap/xssec': 'as @sap/cds',
  '@sap/cds-dk': 'as @sap/cds; development only',
  '@sap/cds-mtxs': 'as @sap/cds; development only',
  '@sap/hdi': 'as @sap/cds; development only',
  '@sap/hdi-deploy': 'as @sap/cds; development only',
  '@sap/cloud-sdk-vdm-business-partner-service':
    'SAP Developer License; its JSON is compared in tests',
  '@sap/cloud-sdk-vdm-credit-management-master-data-service': 'as above',
  '@sap/cloud-sdk-vdm-payment-advice-service': 'as above',
  busboy: 'MIT in its LICENSE file',
  streamsearch: 'MIT in its LICENSE file',
  yesno: 'BSD in its LICENSE file',
};

/** Packages that nobody allowed: of an unknown licence, or of one that is not for what they are used for. */
export function refusedLicences(packages: readonly LockedPackage[]): LockedPackage[] {
  return packages.filter(({ name, licence, isDevelopment }) => {
    if (name in LOOKED_INTO) return false;
    return !isAllowed(licence, isDevelopment ? DEVELOPMENT : SHIPPED);
  });
}

/** Entries of the list above for packages that are no longer there. */
export function idleExceptions(packages: readonly LockedPackage[]): string[] {
  const names = new Set(packages.map(({ name }) => name));
  return Object.keys(LOOKED_INTO).filter((name) => !names.has(name));
}

/** An SPDX expression of AND and OR, without nesting: that is all there is. */
function isAllowed(expression: string, allowed: readonly string[]): boolean {
  const terms = expression.replace(/^\((.*)\)$/, '$1').split(' OR ');
  return terms.some((term) => term.split(' AND ').every((licence) => allowed.includes(licence)));
}
