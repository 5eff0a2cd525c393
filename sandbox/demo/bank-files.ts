import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type {
  DunningSenderFile,
  PlanPolicyFile,
  PromisePolicyFile,
  WriteOffPolicyFile,
} from './bank-files/agreement-files.ts';
import type {
  CalendarFile,
  ContactPackFile,
  OverridePolicyFile,
  ScriptFile,
} from './bank-files/contact-files.ts';
import type { DisputesFile } from './bank-files/disputes-file.ts';
import type { HistoryFile } from './bank-files/history-file.ts';
import type { OrganizationFile } from './bank-files/organization-file.ts';
import type {
  FixedAssignmentFile,
  SpecialistFile,
  TeamRulesFile,
  TemporaryAssignmentFile,
} from './bank-files/people-files.ts';
import type { StagesFile, StrategyFile, TreatmentsFile } from './bank-files/strategy-files.ts';

/** The demo bank as its files tell it. */
export interface Bank {
  readonly organization: OrganizationFile;
  readonly specialists: readonly SpecialistFile[];
  readonly calendars: readonly CalendarFile[];
  readonly contactPacks: readonly ContactPackFile[];
  readonly promisePolicies: readonly PromisePolicyFile[];
  readonly dunningSenders: readonly DunningSenderFile[];
  readonly planPolicies: readonly PlanPolicyFile[];
  readonly teamRules: readonly TeamRulesFile[];
  readonly disputes: DisputesFile;
  readonly writeOffPolicies: readonly WriteOffPolicyFile[];
  readonly scripts: readonly ScriptFile[];
  readonly overridePolicies: readonly OverridePolicyFile[];
  readonly stages: readonly StagesFile[];
  readonly strategies: readonly StrategyFile[];
  readonly treatments: readonly TreatmentsFile[];
  readonly fixedAssignments: readonly FixedAssignmentFile[];
  readonly temporaryAssignments: readonly TemporaryAssignmentFile[];
  readonly history: HistoryFile;
}

const FOLDER = join(import.meta.dirname, 'bank');

/** Reads `sandbox/demo/bank`. The files are ours and checked by a test, so they are trusted here. */
export function readBank(): Bank {
  return {
    organization: read('organization.json'),
    specialists: read('specialists.json'),
    calendars: read('calendars.json'),
    contactPacks: read('contact-packs.json'),
    promisePolicies: read('promise-policies.json'),
    dunningSenders: read('dunning-senders.json'),
    planPolicies: read('plan-policies.json'),
    teamRules: read('team-rules.json'),
    disputes: read('disputes.json'),
    writeOffPolicies: read('write-off-policies.json'),
    scripts: read('scripts.json'),
    overridePolicies: read('override-policies.json'),
    stages: read('stages.json'),
    treatments: read('treatments.json'),
    fixedAssignments: read('fixed-assignments.json'),
    temporaryAssignments: read('temporary-assignments.json'),
    history: read('history.json'),
    strategies: readdirSync(join(FOLDER, 'strategies'))
      .sort()
      .map((file) => read<StrategyFile>('strategies', file)),
  };
}

function read<File>(...path: readonly string[]): File {
  return JSON.parse(readFileSync(join(FOLDER, ...path), 'utf8')) as File;
}
