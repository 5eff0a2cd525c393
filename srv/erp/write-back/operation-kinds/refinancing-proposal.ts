import { formatDecimal, parseDecimal } from '../../../domain/money.ts';
import { cancelPlanHere } from './plan-object.ts';
import { wrapperCreate } from './wrapper-create.ts';

/** Amounts and rate as decimal texts. */
export interface RefinancingProposalPayload {
  readonly proposalId: string;
  readonly partner: string;
  readonly contract: string;
  readonly currency: string;
  readonly amount: string;
  readonly downPayment: string;
  readonly instalments: number;
  readonly firstDueOn: string;
  /** Nominal, percent a year. */
  readonly rate: string;
  readonly note: string;
}

/** Of the contract's field; plans keep more, and a rate that needs them is left to a person. */
const RATE_DECIMALS = 4;

/** Proposes to the core system what an instalment plan of FI-CA cannot express. */
export const refinancingProposal = wrapperCreate<RefinancingProposalPayload>({
  entity: 'RefinancingProposal',
  erpKey: 'RefinancingProposal',
  touchesLedger: true,
  body: (proposal, scales) => ({
    BusinessPartner: proposal.partner,
    CAContract: proposal.contract,
    TransactionCurrency: proposal.currency,
    RefinancedAmount: scales.wire(proposal.amount, proposal.currency),
    DownPaymentAmount: scales.wire(proposal.downPayment, proposal.currency),
    NumberOfInstallments: proposal.instalments,
    FirstInstallmentDate: proposal.firstDueOn,
    InterestRatePercent: formatDecimal(parseDecimal(proposal.rate, RATE_DECIMALS), RATE_DECIMALS),
    NoteText: proposal.note,
  }),
  cancelled: cancelPlanHere,
});
