import type { DelinquencyBucket } from '../../../srv/domain/days-past-due.ts';
import type { BehaviourThresholds } from '../../../srv/domain/payment-behaviour.ts';

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

export interface CurrencyFile {
  readonly currency: string;
  readonly erpDecimals: number;
  readonly minorDigits: number;
  readonly isIndexUnit?: boolean;
}

export interface CompanyCodeFile {
  readonly companyCode: string;
  readonly name: string;
  readonly country: string;
  readonly currency: string;
}

export interface FileSourceFile {
  readonly source: string;
  readonly name: string;
  readonly currencies: readonly CurrencyFile[];
  readonly companyCodes: readonly (CompanyCodeFile & {
    /** Who collects it. */
    readonly segment: string;
  })[];
}

export interface OrganizationFile {
  readonly name: string;
  readonly source: { readonly source: string; readonly name: string };
  /** Systems whose rows come by file (docs/file-loads.md). */
  readonly fileSources: readonly FileSourceFile[];
  readonly currencies: readonly CurrencyFile[];
  readonly companyCodes: readonly CompanyCodeFile[];
  readonly segments: readonly SegmentFile[];
  /** From which level on a dunning procedure is legal dunning. */
  readonly legalDunning: readonly { readonly procedure: string; readonly fromLevel: number }[];
  /** The first that applies to a customer decides. */
  readonly exclusions: readonly {
    readonly reason: string;
    readonly validFrom: string;
    readonly treatment: string;
  }[];
}
