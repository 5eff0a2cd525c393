import {
  treatmentBranchesTable,
  treatmentBranchTextsTable,
  treatmentConditionsTable,
  treatmentTreesTable,
} from '../../srv/platform/tables.ts';
import type { OrganizationFile } from './bank-files/organization-file.ts';
import type { BranchFile, TreatmentsFile } from './bank-files/strategy-files.ts';
import { type ConditionCurrency, conditionColumns } from './condition-rows.ts';
import { into, type Load } from './into-table.ts';
import { stableId } from './stable-id.ts';

/** The file's tree for each of its segments, with amounts in the segment's currency. */
export function treatmentRows(
  { segments, validFrom, branches }: TreatmentsFile,
  organization: OrganizationFile,
): Load[] {
  return segments.flatMap((segment) => {
    const money = currencyOf(segment, organization);
    const ID = stableId('treatments', segment, 1);
    const { currency } = money;
    const numbered = numberBranches(branches);
    return [
      into(treatmentTreesTable, [
        { ID, segment, version: 1, status: 'active', validFrom, currency },
      ]),
      ...numbered.flatMap((branch) => branchRows(branch, ID, money)),
    ];
  });
}

function currencyOf(segment: string, bank: OrganizationFile): ConditionCurrency {
  const currency = bank.segments.find((row) => row.segment === segment)?.currency;
  const money = bank.currencies.find((row) => row.currency === currency);
  if (money) return money;
  throw new Error(`Segment ${segment} of treatments.json is not in organization.json.`);
}

interface NumberedBranch extends BranchFile {
  readonly sequence: number;
  readonly parent: number | null;
}

/** Branches in the order in which they are tried, each knowing the one above it. */
function numberBranches(branches: readonly BranchFile[]): NumberedBranch[] {
  const numbered: NumberedBranch[] = [];
  const add = (some: readonly BranchFile[], parent: number | null) => {
    for (const branch of some) {
      const sequence = numbered.length + 1;
      numbered.push({ ...branch, sequence, parent });
      add(branch.branches ?? [], sequence);
    }
  };
  add(branches, null);
  return numbered;
}

function branchRows(branch: NumberedBranch, tree: string, money: ConditionCurrency): Load[] {
  const { id, sequence, parent, text, when, treatment = null } = branch;
  return [
    into(treatmentBranchesTable, [{ tree, sequence, parent, branchId: id, treatment }]),
    into(
      treatmentBranchTextsTable,
      Object.entries(text).map(([language, words]) => ({ tree, sequence, language, text: words })),
    ),
    into(
      treatmentConditionsTable,
      when.map((condition, index) => ({
        tree,
        branch: sequence,
        sequence: index + 1,
        ...conditionColumns(condition, money),
      })),
    ),
  ];
}
