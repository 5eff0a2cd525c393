import type { LedgerItem } from './erp/erp-ledger.ts';
import type { SimImage } from './sim-image.ts';
import type { World } from './world.ts';

/** What a history breaks of the mirror's promises. */
export async function mirrorViolations(image: SimImage, world: World): Promise<string[]> {
  return [
    ...neverOlder(image),
    ...breaksQuarantined(image),
    ...(await mirrorEqual(image, world)),
    ...(await paymentsEqual(image, world)),
    ...(await movementsExplained(image)),
  ];
}

/** As long as the last comparison found accounts that differ, some are in quarantine. */
function breaksQuarantined({ claimedInSpiteOfBreak }: SimImage): string[] {
  return claimedInSpiteOfBreak.map((id) => {
    return `operation ${id} was claimed after a comparison whose differences are not in quarantine`;
  });
}

/** What was read later is not overwritten by what was read before. */
function neverOlder({ overwritten }: SimImage): string[] {
  return overwritten.map((item) => `an older reading was written over item ${item}`);
}

/** The mirror holds what the ledger holds, item by item, and nothing is in quarantine. */
async function mirrorEqual({ session }: SimImage, { erp }: World): Promise<string[]> {
  const own = await session.query<{ text: string }>(
    `SELECT document || '/' || subitem || ' ' || clearingStatus || ' ' || amount || ' '
            || substituteCategory AS text FROM saldo_ledger_Items`,
  );
  const held = new Set(own.map(({ text }) => text));
  const expected = erp.ledger.items.map(textOf);
  const missing = expected.filter((text) => !held.has(text));
  const extra = [...held].filter((text) => !expected.includes(text));
  const quarantined = await session.query('SELECT account FROM saldo_mirror_Quarantines');
  return [
    ...missing.map((text) => `the mirror lacks ${text}`),
    ...extra.map((text) => `the ledger lacks ${text}`),
    ...(quarantined.length > 0 ? [`${quarantined.length} accounts in quarantine`] : []),
  ];
}

/** Each payment is in the mirror, and what it cleared. */
async function paymentsEqual({ session }: SimImage, { erp }: World): Promise<string[]> {
  const own = await session.query<{ payment: string }>('SELECT payment FROM saldo_ledger_Payments');
  const assigned = await session.query<{ payment: string }>(
    'SELECT payment FROM saldo_ledger_PaymentAssignments',
  );
  const held = new Set(own.map(({ payment }) => payment));
  const cleared = new Set(assigned.map(({ payment }) => payment));
  const expected = erp.ledger.payments.map(({ CAPaymentUUID }) => String(CAPaymentUUID));
  const missing = expected.filter((payment) => !held.has(payment) || !cleared.has(payment));
  return missing.map((payment) => `the mirror lacks payment ${payment}`);
}

/** Every comparison found the mirror's closing explained by its opening and its movements. */
async function movementsExplained({ session }: SimImage): Promise<string[]> {
  const rows = await session.query<{ takenAt: string }>(
    'SELECT takenAt AS "takenAt" FROM saldo_mirror_ControlTotals WHERE movementsAgree = false',
  );
  return rows.map(({ takenAt }) => `movements do not explain the totals of ${takenAt}`);
}

function textOf(item: LedgerItem): string {
  const amount = Number(item.CAAmountInTransactionCurrency);
  const key = `${item.CADocumentNumber}/${item.CASubItemNumber}`;
  const text = Number.isInteger(amount) ? amount.toFixed(1) : String(amount);
  return `${key} ${item.CAClearingStatus} ${text} ${item.CASubstituteDocumentCategory}`;
}
