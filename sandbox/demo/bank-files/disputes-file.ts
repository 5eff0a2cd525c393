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
