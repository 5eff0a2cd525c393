import {
  agencyPartnersTable,
  agencyQuotasTable,
  companyCodesTable,
  currencyScalesTable,
  effortMinutesTable,
  exclusionTreatmentsTable,
  groupStagesTable,
  groupsTable,
  legalDunningLevelsTable,
  requiredSkillsTable,
  segmentCompanyCodesTable,
  segmentPoliciesTable,
  segmentsTable,
  sourcesTable,
} from '../../srv/platform/tables.ts';
import type {
  FileSourceFile,
  OrganizationFile,
  SegmentFile,
} from './bank-files/organization-file.ts';
import { into, type Load } from './into-table.ts';

/** Average rate, as SAP calls it. */
const RATE_TYPE = 'M';

/** Since when agencies may hold what they hold. */
const QUOTAS_FROM = '2026-01-01';

/** Where money is owed and how it is collected: company codes, segments, groups, policies. */
export function organizationRows(bank: OrganizationFile, businessDate: string): Load[] {
  const { source } = bank.source;
  return [
    into(sourcesTable, [bank.source]),
    into(
      currencyScalesTable,
      bank.currencies.map((row) => ({ source, isIndexUnit: false, ...row })),
    ),
    into(
      companyCodesTable,
      bank.companyCodes.map((row) => ({ source, ...row })),
    ),
    into(exclusionTreatmentsTable, exclusionRows(bank)),
    into(
      legalDunningLevelsTable,
      bank.legalDunning.map((row) => ({ source, ...row })),
    ),
    ...bank.segments.flatMap((segment) => segmentRows(segment, source, businessDate)),
    ...bank.fileSources.flatMap(fileSourceRows),
  ];
}

/** What a system needs before its first file: the decimals of its currencies, and who collects it. */
function fileSourceRows({ source, name, currencies, companyCodes }: FileSourceFile): Load[] {
  return [
    into(sourcesTable, [{ source, name }]),
    into(
      currencyScalesTable,
      currencies.map((row) => ({ source, isIndexUnit: false, ...row })),
    ),
    into(
      companyCodesTable,
      companyCodes.map(({ segment: _, ...row }) => ({ source, ...row })),
    ),
    into(
      segmentCompanyCodesTable,
      companyCodes.map(({ segment, companyCode }) => ({ segment, source, companyCode })),
    ),
  ];
}

/** What the bank does about each reason; the texts of the reasons are a code list of Saldo's. */
function exclusionRows(bank: OrganizationFile) {
  return bank.exclusions.map(({ reason, validFrom, treatment }, index) => ({
    reason,
    validFrom,
    precedence: index + 1,
    treatment,
    collectionGroup: null,
  }));
}

function segmentRows(file: SegmentFile, source: string, businessDate: string): Load[] {
  const { segment, companyCodes, policy, groups, ...others } = file;
  const { agencies = [], requiredSkills = [], effortMinutes, ...head } = others;
  const { behaviour, buckets, ...counting } = policy;
  return [
    into(segmentsTable, [{ segment, rateType: RATE_TYPE, businessDate, ...head }]),
    into(
      segmentCompanyCodesTable,
      companyCodes.map((companyCode) => ({ segment, source, companyCode })),
    ),
    into(segmentPoliciesTable, [
      {
        segment,
        ...counting,
        behaviourMinimumItems: behaviour.minimumItems,
        behaviourPromptUpTo: behaviour.promptUpTo,
        behaviourLateUpTo: behaviour.lateUpTo,
        behaviourErraticFrom: behaviour.erraticFrom,
        buckets: JSON.stringify(buckets),
      },
    ]),
    into(
      groupsTable,
      groups.map(({ collectionGroup, name }) => ({
        collectionGroup,
        segment,
        name,
        kind: 'internal',
      })),
    ),
    into(
      groupStagesTable,
      groups.flatMap(({ collectionGroup, stages }) =>
        stages.map((stage) => ({ segment, stage, collectionGroup })),
      ),
    ),
    ...agencyRows(segment, source, agencies),
    into(
      requiredSkillsTable,
      requiredSkills.map(({ skill, product = '', customerKind = '' }) => ({
        segment,
        skill,
        product,
        customerKind,
      })),
    ),
    into(effortMinutesTable, effortRows(segment, effortMinutes)),
  ];
}

function agencyRows(
  segment: string,
  source: string,
  agencies: NonNullable<SegmentFile['agencies']>,
): Load[] {
  return [
    into(
      groupsTable,
      agencies.map(({ collectionGroup, name }) => ({
        collectionGroup,
        segment,
        name,
        kind: 'agency',
      })),
    ),
    into(
      agencyPartnersTable,
      agencies.flatMap(({ collectionGroup, erp }) =>
        erp ? [{ collectionGroup, source, ...erp }] : [],
      ),
    ),
    into(
      agencyQuotasTable,
      agencies.flatMap(({ collectionGroup, quotas }) =>
        quotas.map((quota) => ({ collectionGroup, segment, validFrom: QUOTAS_FROM, ...quota })),
      ),
    ),
  ];
}

function effortRows(segment: string, effort: SegmentFile['effortMinutes']) {
  return Object.entries(effort).flatMap(([stage, priorities]) =>
    Object.entries(priorities).map(([priority, minutes]) => ({
      segment,
      stage,
      priority,
      minutes,
    })),
  );
}
