import { randomUUID } from 'node:crypto';
import {
  DECISIONS,
  type Decision,
  type NamedParts,
  type Split,
  splitAmount,
  stillDisputed,
} from '../domain/disputes/split-amount.ts';
import { solvedAt } from '../domain/disputes/time-to-solve.ts';
import { fromScaled4, toScaled4 } from '../domain/erp-amount.ts';
import { formatDecimal } from '../domain/money.ts';
import {
  requestDisputeChange,
  requestDisputeClosing,
} from '../erp/write-back/requests/disputes.ts';
import type { Database } from '../platform/database.ts';
import { keepCustomer } from '../requests/keep-customer.ts';
import { badRequest } from '../requests/refusal.ts';
import { textOf } from '../requests/text-of.ts';
import { addMessage } from '../runs/disputes/add-message.ts';
import { setOpenParts } from '../runs/disputes/set-open-parts.ts';
import { type AmountInput, minorUnits } from '../worklist/chosen-items.ts';
import { auditCase, type DeskWork, erpKeyOf } from './case-of.ts';
import { requireCode } from './code-lists.ts';
import { keepCaseValues } from './keep-case-values.ts';
import { writeOffPart } from './write-off-part.ts';

/** How a case ends; of the three amounts one may be left out, more where the decision says them. */
export interface DecisionInput {
  readonly decision: string;
  readonly corrected?: AmountInput;
  readonly writtenOff?: AmountInput;
  readonly toCollect?: AmountInput;
  /** A code of WriteOffReasons, where something is written off. */
  readonly writeOffReason?: string | null;
  readonly rootCause: string;
  readonly reason: string;
}

/** A decision that adds up; amounts in minor units. */
interface Decided extends Split {
  readonly decision: Decision;
  readonly digits: number;
}

/**
 * Decides a case. What is to be collected is asked for again at once; what is to be corrected or
 * written off stays out of it until it is posted. The ERP's case follows: closed where nothing is in
 * dispute any more, else with what is left. DISPUTE_… with the target for what does not add up.
 */
export async function decideCase(work: DeskWork, input: DecisionInput): Promise<void> {
  const { db, dispute } = work;
  await requireCode(db, 'RootCauses', input.rootCause, 'rootCause');
  const decided = await splitOf(work, input);
  if (decided.writtenOff > 0) await keepCustomer(db, dispute, work.user);
  const open4 = toScaled4(stillDisputed(decided), decided.digits);
  await setOpenParts(db, { ...dispute, open4 });
  await keepDecision(work, decided, input);
  await sendDecision(work, decided, input.rootCause);
  await tellErp(work, decided, input.reason);
  if (decided.writtenOff > 0) await writeOffPart(work, decided, input);
  await auditDecision(work, decided, input);
}

async function splitOf({ db, dispute }: DeskWork, input: DecisionInput): Promise<Decided> {
  const decision = DECISIONS.find((one) => one === input.decision);
  if (!decision) {
    throw badRequest('DISPUTE_DECISION_UNKNOWN', 'decision', { value: input.decision });
  }
  const digits = await minorDigits(db, dispute);
  const disputed = fromScaled4(dispute.disputed4, digits);
  const split = splitAmount(disputed, decision, namedParts(input, digits));
  if (typeof split !== 'string') return { ...split, decision, digits };
  const amount = `${formatDecimal(disputed, digits)} ${dispute.currency}`;
  throw badRequest(split, split === 'DISPUTE_SPLIT_NOT_THE_DECISION' ? 'decision' : 'toCollect', {
    amount,
  });
}

function namedParts(input: DecisionInput, digits: number): NamedParts {
  const named = (part: keyof NamedParts) =>
    input[part] === null || input[part] === undefined
      ? null
      : minorUnits(input[part], digits, 0, part);
  return {
    corrected: named('corrected'),
    writtenOff: named('writtenOff'),
    toCollect: named('toCollect'),
  };
}

/** The currency's own; two where nobody has said. */
async function minorDigits(
  db: Database,
  { source, currency }: DeskWork['dispute'],
): Promise<number> {
  const [scale] = await db.query<{ digits: number }>(
    `SELECT minorDigits AS digits FROM saldo_ledger_CurrencyScales
    WHERE source = ? AND currency = ?`,
    [source, currency],
  );
  return scale?.digits ?? 2;
}

async function keepDecision(work: DeskWork, decided: Decided, input: DecisionInput): Promise<void> {
  const { db, user, now, today, dispute } = work;
  await keepCaseValues(db, dispute.id, {
    decision: decided.decision,
    correctedAmount: formatDecimal(decided.corrected, decided.digits),
    writtenOffAmount: formatDecimal(decided.writtenOff, decided.digits),
    toCollectAmount: formatDecimal(decided.toCollect, decided.digits),
    decisionReason: input.reason,
    rootCause: input.rootCause,
    decidedAt: now,
    decidedBy: user,
    ...solvedAt(dispute.openedOn, today),
  });
}

async function sendDecision(work: DeskWork, decided: Decided, rootCause: string): Promise<void> {
  const { db, user, now, dispute } = work;
  const { id: caseId, source, partner, segment, currency } = dispute;
  const about = { caseId, partner, rootCause, ...erpKeyOf(dispute) };
  const left = stillDisputed(decided);
  if (left === 0) {
    await requestDisputeClosing(db, about, { source, segment, user, now });
    return;
  }
  const amount = formatDecimal(left, decided.digits);
  const change = { ...about, change: randomUUID(), currency, amount };
  await requestDisputeChange(db, change, { source, segment, user, now });
}

/** Who posts the correction in the ERP reads there what was decided, and why. */
async function tellErp(work: DeskWork, decided: Decided, reason: string): Promise<void> {
  const { db, user, now, language, dispute } = work;
  const { id, source, partner, segment, currency } = dispute;
  const amounts = {
    corrected: formatDecimal(decided.corrected, decided.digits),
    writtenOff: formatDecimal(decided.writtenOff, decided.digits),
    toCollect: formatDecimal(decided.toCollect, decided.digits),
    currency,
  };
  const words = textOf('DISPUTE_DECISION_NOTE', language, { ...amounts, reason }) ?? reason;
  const erpKey = erpKeyOf(dispute).erpKey ?? null;
  const about = { dispute: id, erpKey, source, partner, segment };
  const told = { direction: 'internal', channel: null, text: words.slice(0, 1000) };
  await addMessage(db, { ...about, ...told, user, now });
}

function auditDecision(work: DeskWork, decided: Decided, input: DecisionInput): Promise<void> {
  const { decision, corrected, writtenOff, toCollect, digits } = decided;
  const { currency, disputed4 } = work.dispute;
  return auditCase(work, 'dispute-decided', input.reason, {
    decision,
    rootCause: input.rootCause,
    currency,
    disputed4,
    corrected4: toScaled4(corrected, digits),
    writtenOff4: toScaled4(writtenOff, digits),
    toCollect4: toScaled4(toCollect, digits),
  });
}
