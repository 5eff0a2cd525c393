import type { Instant } from '../domain/iso-date.ts';
import type { Database } from '../platform/database.ts';
import { takeTurn } from '../platform/turn.ts';
import { orReject } from './failed-run.ts';
import { decideLetters, type HeldLetter } from './letters/decide-letters.ts';
import { readLetterCandidates } from './letters/letter-candidates.ts';
import { type LetterSetup, loadLetterSetup } from './letters/letter-setup.ts';
import { recordLetters } from './letters/record-letters.ts';
import { type PageTaken, pagesInTurn } from './pages-in-turn.ts';
import { forgetRejections, rejectionOf, writeRejections } from './rejections.ts';

export interface SendLettersOptions {
  readonly segment: string;
  readonly run: string | null;
  readonly clock: () => Instant;
  /** Positions that one transaction looks at. */
  readonly pageSize?: number;
}

export interface LetterReport {
  /** Asked of the ERP. */
  readonly letters: number;
  /** Due and not sent: each is listed with the reason. */
  readonly held: number;
}

const PAGE_SIZE = 500;
const ORIGIN = 'letters';

/**
 * After a segment's lists are published: asks the ERP for the letters that the decision tree wants
 * and whose dunning procedure Saldo sends for. Asked again for the same run, it sends what is still
 * missing, and lists anew what may not be sent. What stops it is listed, and leaves the night alone.
 */
export async function sendLetters(
  db: Database,
  { segment, run, clock, pageSize = PAGE_SIZE }: SendLettersOptions,
): Promise<LetterReport> {
  const total = { letters: 0, held: 0 };
  const place = { origin: ORIGIN, object: 'Segment', objectKey: segment, run, clock };
  await orReject(db, place, async () => {
    const setup = run && (await loadLetterSetup(db, run, clock()));
    if (!setup) return;
    await forgetRejections(db, ORIGIN, setup.run);
    for (const source of setup.procedures.keys()) {
      const send = (tx: Database, after: string) => sendPage(tx, setup, source, after, pageSize);
      for await (const page of pagesInTurn(db, send)) {
        total.letters += page.letters;
        total.held += page.held;
      }
    }
  });
  return total;
}

type Page = LetterReport & PageTaken;

async function sendPage(
  tx: Database,
  setup: LetterSetup,
  source: string,
  after: string,
  pageSize: number,
): Promise<Page> {
  await takeTurn(tx, `letters/${setup.segment}`);
  const candidates = await readLetterCandidates(tx, setup, source, after, pageSize);
  if (candidates.length === 0) return { letters: 0, held: 0, last: undefined };
  const { letters, held } = await decideLetters(tx, setup, source, candidates);
  await recordLetters(tx, setup, source, letters);
  await writeRejections(tx, held.map(toRejection), ORIGIN, setup.run, setup.now);
  const last = candidates.length < pageSize ? undefined : candidates.at(-1)?.partner;
  return { letters: letters.length, held: held.length, last };
}

function toRejection({ source, partner, error }: HeldLetter) {
  return rejectionOf(error, 'Letter', `${source}/${partner}`);
}
