import { type ContactHistory, type ContactVerdict, mayContact } from '../../domain/contact-gate.ts';
import { SaldoError } from '../../domain/errors.ts';
import { isLetterDue } from '../../domain/letter-due.ts';
import type { Database } from '../../platform/database.ts';
import { loadContactDebts, loadContactHistories } from '../contact-histories.ts';
import type { CustomerScope } from '../customer-scope.ts';
import type { LetterCandidate } from './letter-candidates.ts';
import {
  type DunnedAccount,
  readDunnedAccounts,
  readLettersBefore,
  readLockedCustomers,
} from './letter-facts.ts';
import type { LetterSetup } from './letter-setup.ts';

/** A letter to be sent. */
export interface Letter extends LetterCandidate {
  readonly account: DunnedAccount;
  /** Contracts with open items that it is about. */
  readonly debts: readonly string[];
  /** Zone of the person. */
  readonly zone: string;
  /** The pack of contact rules that allowed it, as 'DE-2026@2026-01-01'. */
  readonly allowedBy: string;
}

/** A letter that is due and is not sent, and why. */
export interface HeldLetter extends LetterCandidate {
  readonly error: SaldoError;
}

export interface LetterDecisions {
  readonly letters: readonly Letter[];
  readonly held: readonly HeldLetter[];
}

/** Says of each candidate of one source whether the letter is due and may go: nine queries in all. */
export async function decideLetters(
  db: Database,
  setup: LetterSetup,
  source: string,
  candidates: readonly LetterCandidate[],
): Promise<LetterDecisions> {
  const accounts = await readDunnedAccounts(db, setup, listed(source, candidates));
  const ours = candidates.filter(({ partner }) => accounts.has(partner));
  const before = await readLettersBefore(db, setup, listed(source, ours));
  const due = ours.filter((one) =>
    isLetterDue(one, before(one.partner), one.repeatAfterDays, setup.businessDate),
  );
  const scope = listed(source, due);
  const debts = await loadContactDebts(db, scope, setup.segment);
  const locked = await readLockedCustomers(db, setup, scope);
  const historyOf = await loadContactHistories(db, scope, setup.localDay, setup.now);
  const letters: Letter[] = [];
  const held: HeldLetter[] = [];
  for (const candidate of due) {
    const { partner } = candidate;
    const account = accounts.get(partner) as DunnedAccount;
    const asked = { candidate, debts: debts.get(partner) ?? [], history: historyOf(partner) };
    const error = ledgerAgainst(candidate, locked.has(partner), asked.history);
    const answer = error ?? askGate(setup, asked);
    if (answer instanceof SaldoError) held.push({ ...candidate, error: answer });
    else letters.push({ ...candidate, account, ...answer });
  }
  return { letters, held };
}

function listed(source: string, candidates: readonly LetterCandidate[]): CustomerScope {
  return { kind: 'listed', source, partners: candidates.map(({ partner }) => partner) };
}

/** What the ledger says against a letter, before any rule of contact is asked. */
function ledgerAgainst(
  { partner, isDisputed, isQuarantined }: LetterCandidate,
  isLocked: boolean,
  { exclusions: [exclusion] }: ContactHistory,
): SaldoError | null {
  if (exclusion) return held('LETTER_EXCLUDED', partner, `is excluded (${exclusion})`);
  if (isLocked) return held('LETTER_DUNNING_LOCKED', partner, 'has a dunning lock');
  if (isDisputed) return held('LETTER_DISPUTED', partner, 'disputes a part of the debt');
  if (!isQuarantined) return null;
  return held('LETTER_QUARANTINED', partner, 'has an account whose totals differ from the ERP');
}

interface Asked {
  readonly candidate: LetterCandidate;
  readonly debts: readonly string[];
  readonly history: ContactHistory;
}

function askGate(
  { segment, now, pack, segmentZone }: LetterSetup,
  { candidate: { partner, timeZone }, debts, history }: Asked,
): Pick<Letter, 'debts' | 'zone' | 'allowedBy'> | SaldoError {
  if (!pack)
    return held(
      'LETTER_REFUSED',
      partner,
      `is in segment ${segment}, which has no valid contact rules`,
    );
  const zone = timeZone ?? segmentZone;
  const whom = { person: partner, relation: 'borrower', debts, timeZone: zone };
  const verdict = mayContact({ ...whom, channel: 'letter', instant: now }, pack, history);
  if (!verdict.allowed) return held('LETTER_REFUSED', partner, refusalWords(verdict));
  return { debts, zone, allowedBy: `${verdict.pack}@${verdict.packVersion}` };
}

function refusalWords(verdict: ContactVerdict & { readonly allowed: false }): string {
  const { pack, packVersion, rule, source, opensAt } = verdict;
  const opens = opensAt ? `opens at ${opensAt}` : 'does not open by itself';
  return `may not be written to now by rule ${rule} of ${pack}@${packVersion} (${source}); it ${opens}`;
}

function held(code: string, partner: string, why: string): SaldoError {
  return new SaldoError(code, `No letter was sent: customer ${partner} ${why}.`, { partner });
}
