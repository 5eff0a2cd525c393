import type { Database } from '../platform/database.ts';
import { ERASED } from './erase-payloads.ts';
import { erasedDigest } from './event-digest.ts';
import type { FaultList } from './verify-audit.ts';

interface ErasedEvent {
  readonly ID: string;
  readonly erasedBy: string;
}

/**
 * Compares what is erased with what the sealed events of the erasures say: an event that was emptied
 * beside them is found. Returns how many events are erased.
 */
export async function verifyErasures(tx: Database, faults: FaultList): Promise<number> {
  const said = await digestsSaid(tx);
  let count = 0;
  let erasure = '';
  let digest = erasedDigest();
  const close = () => {
    if (erasure === '') return;
    if (said.get(erasure) !== digest.value()) {
      faults.add({ fault: 'erasure-not-sealed', event: erasure });
    }
    said.delete(erasure);
  };
  for await (const batch of tx.stream<ErasedEvent>(ERASED_EVENTS)) {
    for (const { ID, erasedBy } of batch) {
      if (erasedBy !== erasure) {
        close();
        erasure = erasedBy;
        digest = erasedDigest();
      }
      digest.add(ID);
      count += 1;
    }
  }
  close();
  for (const event of said.keys()) faults.add({ fault: 'erasure-not-sealed', event });
  return count;
}

/** An erasure a customer: few enough to be kept at hand. */
async function digestsSaid(tx: Database): Promise<Map<string, string>> {
  const rows = await tx.query<{ ID: string; details: string | null }>(
    'SELECT ID AS "ID", details FROM saldo_audit_Events WHERE decision = ?',
    [ERASED],
  );
  return new Map(rows.map(({ ID, details }) => [ID, readDigest(details)]));
}

/** What was written over is found by its seal already. */
function readDigest(details: string | null): string {
  try {
    return String(JSON.parse(details ?? '{}').digest ?? '');
  } catch {
    return '';
  }
}

const ERASED_EVENTS = `SELECT ID AS "ID", erasedBy AS "erasedBy" FROM saldo_audit_Events
  WHERE erasedBy IS NOT NULL ORDER BY erasedBy, ID`;
