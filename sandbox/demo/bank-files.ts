import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ContactRule } from '../../srv/domain/contact-pack.ts';
import type { DelinquencyBucket } from '../../srv/domain/days-past-due.ts';
import type { Language } from '../../srv/domain/language.ts';
import type { BehaviourThresholds } from '../../srv/domain/payment-behaviour.ts';
import type { Operand, Operator } from '../../srv/domain/strategy.ts';

/** A decimal amount in each currency in which a strategy is used. */
export type Amounts = Readonly<Record<string, string>>;

/** `{ "fact": "dunningLevel", "above": 2 }`; with `"not": true` it is negated. */
export type ConditionFile = {
  readonly fact: string;
  readonly not?: boolean;
} & { readonly [operator in Operator]?: Operand | readonly Operand[] | Amounts };

export interface RuleFile {
  readonly id: string;
  readonly points: number;
  readonly text: Readonly<Record<Language, string>>;
  readonly when: readonly ConditionFile[];
}

export interface StrategyFile {
  readonly strategy: string;
  readonly name: string;
  readonly description: string;
  readonly validFrom: string;
  readonly maxValuation: number;
  readonly toleranceDays: number;
  readonly dueSoonDays: number;
  /** Its currencies are those for which a strategy is made. */
  readonly minimumValue: Amounts;
  readonly bands: Readonly<Record<string, number>>;
  readonly rules: readonly RuleFile[];
  readonly assignments: readonly { readonly segment: string; readonly stage: string }[];
}

export interface StagesFile {
  readonly segments: readonly string[];
  readonly validFrom: string;
  readonly rules: readonly { readonly stage: string; readonly when: readonly ConditionFile[] }[];
}

/** A branch of a decision tree: a treatment, or branches of its own. */
export interface BranchFile {
  readonly id: string;
  readonly text: Readonly<Record<Language, string>>;
  readonly when: readonly ConditionFile[];
  readonly treatment?: string;
  readonly branches?: readonly BranchFile[];
}

/** What is done next about customers of these segments. */
export interface TreatmentsFile {
  readonly segments: readonly string[];
  readonly validFrom: string;
  readonly branches: readonly BranchFile[];
}

export interface SegmentPolicyFile {
  readonly validFrom: string;
  readonly toleranceDays: number;
  readonly dueSoonDays: number;
  readonly countedStatisticalCodes: string;
  readonly blockingRestrictions: string;
  readonly behaviour: BehaviourThresholds;
  readonly buckets: readonly DelinquencyBucket[];
  readonly maxImbalance: string;
  readonly maxMoves: number;
  readonly legalSource: string;
}

/** When a supervisor of a segment should look at somebody. */
export interface TeamRulesFile {
  readonly segment: string;
  readonly idleMinutes: number;
  /** Of the minutes of a day. */
  readonly overloadPercent: number;
  /** Last days of the classes of days without a contact, but of the last class. */
  readonly ageLimits: readonly number[];
}

export interface AgencyQuotaFile {
  readonly stage: string;
  readonly sharePercent?: string;
  readonly maxCustomers?: number;
  /** In the segment's currency. */
  readonly maxAmount?: string;
}

export interface SegmentFile {
  readonly segment: string;
  readonly name: string;
  readonly companyCodes: readonly string[];
  readonly currency: string;
  readonly timeZone: string;
  readonly calendar: string;
  readonly language: string;
  readonly contactPack: string;
  readonly policy: SegmentPolicyFile;
  readonly groups: readonly {
    readonly collectionGroup: string;
    readonly name: string;
    readonly stages: readonly string[];
  }[];
  /** External agencies, with what they may hold of a stage at most. */
  readonly agencies?: readonly {
    readonly collectionGroup: string;
    readonly name: string;
    /** Who it is in the ERP; left out, its items are handed over by hand. */
    readonly erp?: { readonly agencyPartner: string; readonly recallReason: string };
    readonly quotas: readonly AgencyQuotaFile[];
  }[];
  /** Skills that a product or a kind of customer asks for. */
  readonly requiredSkills?: readonly {
    readonly skill: string;
    readonly product?: string;
    readonly customerKind?: 'person' | 'organization';
  }[];
  /** Minutes by stage and priority. */
  readonly effortMinutes: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

export interface OrganizationFile {
  readonly name: string;
  readonly source: { readonly source: string; readonly name: string };
  readonly currencies: readonly {
    readonly currency: string;
    readonly erpDecimals: number;
    readonly minorDigits: number;
    readonly isIndexUnit?: boolean;
  }[];
  readonly companyCodes: readonly {
    readonly companyCode: string;
    readonly name: string;
    readonly country: string;
    readonly currency: string;
  }[];
  readonly segments: readonly SegmentFile[];
  /** The first that applies to a customer decides. */
  /** From which level on a dunning procedure is legal dunning. */
  readonly legalDunning: readonly { readonly procedure: string; readonly fromLevel: number }[];
  readonly exclusions: readonly {
    readonly reason: string;
    readonly validFrom: string;
    readonly treatment: string;
  }[];
}

export interface SpecialistFile {
  readonly agent: string;
  readonly name: string;
  readonly groups: readonly string[];
  readonly languages: readonly string[];
  /** In the currency of the agent's segment. */
  readonly promiseLimit: string;
  readonly fullTimeShare?: string;
  readonly skills: readonly string[];
  readonly substitutes: readonly string[];
  /** Days from the business date, or ISO days. */
  readonly absences?: readonly {
    readonly validFrom: string;
    readonly validTo: string;
    readonly reason: string;
  }[];
}

export interface CalendarFile {
  readonly calendar: string;
  readonly name: string;
  readonly weekendDays: string;
  readonly holidays: readonly { readonly day: string; readonly name: string }[];
}

/** A rule of contact; closed days are named by the calendar that has them. */
export type ContactRuleFile =
  | Exclude<ContactRule, { readonly kind: 'closed-days' }>
  | (Omit<Extract<ContactRule, { readonly kind: 'closed-days' }>, 'days'> & {
      readonly calendar: string;
    });

export interface ContactPackFile {
  readonly pack: string;
  readonly name: string;
  readonly validFrom: string;
  readonly legalSource: string;
  readonly rules: readonly ContactRuleFile[];
}

export interface PromisePolicyFile {
  readonly category: string;
  readonly validFrom: string;
  readonly toleranceDays: number;
  readonly reductionPerDay: string;
  readonly keptFromPercent: string;
  readonly varianceFromPercent: string;
  readonly maximumDates: number;
  readonly maximumDays: number;
  readonly judge: string;
}

/** What a segment agrees to as payment plans; see db/plans.cds. */
export interface WriteOffPolicyFile {
  readonly segment: string;
  readonly validFrom: string;
  /** In the segment's currency; null: always. */
  readonly approvalAbove: string | null;
}

export interface PlanPolicyFile {
  readonly segment: string;
  readonly validFrom: string;
  readonly category: string;
  readonly mostInstalments: number;
  readonly longestMonths: number;
  readonly firstWithinDays: number;
  readonly offeredCounts: string;
  readonly rate: string;
  readonly approvalAbove: string;
  readonly approvalFromCount: number;
  readonly affordableShare: string;
  readonly graceDays: number;
  readonly brokenAfterMissed: number;
  readonly deactivationReason: string;
  readonly reminderDays: number;
}

/** What agents say, by language in the order in which it is said; see db/scripts.cds. */
export interface ScriptFile {
  readonly id: string;
  readonly segments: readonly string[];
  readonly strategy?: string;
  readonly stage?: string;
  readonly validFrom: string;
  readonly steps: Readonly<
    Record<Language, readonly { readonly title: string; readonly text: string }[]>
  >;
}

/** A kind of contact rule that may be overridden, in all segments. */
export interface OverridePolicyFile {
  readonly ruleKind: ContactRule['kind'];
  readonly minutes: number;
}

/** The dispute team: who it is, its deadlines, and what reasons of payments mean. */
export interface DisputesFile {
  readonly clerks: readonly {
    readonly clerk: string;
    readonly name: string;
    readonly erpUser: string;
  }[];
  readonly deadlines: readonly {
    readonly category: string;
    readonly reason: string;
    readonly validFrom: string;
    readonly decideInDays: number;
    readonly escalateAgainAfter: number;
    readonly coordinator: string;
  }[];
  readonly shortPaymentReasons: readonly {
    readonly paymentReason: string;
    readonly validFrom: string;
    readonly reason: string;
    readonly category: string;
    readonly atLeastPercent: string;
  }[];
}

/** Customers named for a specialist: those of a segment who owe most. */
export interface FixedAssignmentFile {
  readonly segment: string;
  readonly agent: string;
  readonly largest: number;
  readonly validFrom: string;
  readonly reason: string;
}

/** Customers of an owner whom somebody else works for a while. */
export interface TemporaryAssignmentFile {
  readonly segment: string;
  readonly owner: string;
  readonly collectionGroup: string;
  readonly agent: string;
  /** Days from the business date, or ISO days. */
  readonly validFrom: string;
  readonly validTo: string;
  readonly reason: string;
  readonly createdBy: string;
}

/** What happened before the demo's first day. Shares are of overdue customers, from 0 to 1. */
export interface HistoryFile {
  readonly contactedShare: number;
  /** At most so many contacts each. */
  readonly contactsEach: number;
  readonly contactedFromDaysOverdue: number;
  readonly contactsWithinDays: number;
  readonly results: readonly {
    readonly result: string;
    readonly weight: number;
    readonly isReached: boolean;
    readonly isRightParty: boolean;
  }[];
  /** Of contacts after which a customer is flagged. */
  readonly hardshipResult: string;
  readonly promisedShare: number;
  readonly promisedFromDaysOverdue: number;
  readonly promiseCategory: string;
  readonly promisedOn: string;
  readonly promiseDueOn: string;
  readonly resubmittedShare: number;
  readonly resubmittedFor: string;
  readonly resubmissionReason: string;
  /** Share of customers who withheld a channel. */
  readonly withheldConsents: Readonly<Record<string, number>>;
  readonly consentProvenance: string;
  readonly consentPurpose: string;
}

/** The demo bank as its files tell it. */
export interface Bank {
  readonly organization: OrganizationFile;
  readonly specialists: readonly SpecialistFile[];
  readonly calendars: readonly CalendarFile[];
  readonly contactPacks: readonly ContactPackFile[];
  readonly promisePolicies: readonly PromisePolicyFile[];
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
