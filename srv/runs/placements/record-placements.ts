import { appendEvents } from '../../audit/append-event.ts';
import { formatDecimal } from '../../domain/money.ts';
import { operationId } from '../../domain/operation-id.ts';
import { requestPlacements } from '../../erp/write-back/requests/placements.ts';
import type { Database } from '../../platform/database.ts';
import { submissionsTable, submittedItemsTable } from '../../platform/tables.ts';
import type { NewSubmission, PlacementDecisions, Recall } from './decide-placements.ts';
import type { PlacementSetup } from './placement-setup.ts';

const ACTOR = 'system';

/** Decimals of stored amounts, whatever the currency. */
const STORED_DIGITS = 4;

interface RecordedSubmission extends NewSubmission {
  readonly id: string;
  readonly operation: string;
}

interface RecordedRecall extends Recall {
  readonly operation: string;
}

/**
 * Asks the ERP for what was decided of customers of one source, recalls before submissions, and keeps
 * each with its entry of the audit trail. Bulk, in the caller's transaction.
 */
export async function recordPlacements(
  tx: Database,
  setup: PlacementSetup,
  source: string,
  { recalls, submissions }: PlacementDecisions,
): Promise<void> {
  const { run, now } = setup;
  const wanted = submissions.map((one) => ({ ...one, id: submissionId(setup, source, one) }));
  const operations = await requestPlacements(
    tx,
    {
      recalls: recalls.map(({ id, partner, reason }) => {
        return { submissionId: id, partner, reason, run };
      }),
      submissions: wanted.map(payloadOf),
    },
    { source, segment: setup.segment, user: ACTOR, now },
  );
  const recalled = recalls.map((one, index) => {
    return { ...one, operation: operations.recalls[index] as string };
  });
  const submitted = wanted.map((one, index) => {
    return { ...one, operation: operations.submissions[index] as string };
  });
  await tx.insert(
    submissionsTable,
    submitted.map((one) => rowOf(one, setup, source)),
  );
  await tx.insert(submittedItemsTable, submitted.flatMap(itemRows(source)));
  await tx.upsert(
    submissionsTable,
    recalled.map((one) => recallRow(one, setup)),
    { columns: ['ID', 'state', 'recalledOn', 'recallCause', 'recallOperation'] },
  );
  await appendEvents(tx, [
    ...recalled.map((one) => recallEvent(one, setup, source)),
    ...submitted.map((one) => submissionEvent(one, setup, source)),
  ]);
}

/** The same items of one run are one submission, here and in the ERP. */
function submissionId(
  { run }: PlacementSetup,
  source: string,
  { partner, agency, currency, items }: NewSubmission,
): string {
  const keys = items.map(({ document, repetition, item, subitem }) =>
    [document, repetition, item, subitem].join('/'),
  );
  const what = [run, agency.collectionGroup, currency, keys];
  return operationId([source, partner], 'submission', what);
}

function payloadOf({ id, partner, agency, currency, items }: NewSubmission & { id: string }) {
  return {
    submissionId: id,
    partner,
    agency: agency.agencyPartner,
    currency,
    items: items.map(({ document, repetition, item, subitem }) => {
      return { document, repetition, item, subitem };
    }),
  };
}

function rowOf(
  one: RecordedSubmission,
  { run, segment, businessDate }: PlacementSetup,
  source: string,
) {
  const { id: ID, partner, agency, currency, items, operation } = one;
  return {
    ID,
    source,
    partner,
    segment,
    collectionGroup: agency.collectionGroup,
    currency,
    amount: amountOf(items),
    items: items.length,
    run,
    submittedOn: businessDate,
    state: 'submitted',
    operation,
  };
}

function amountOf(items: NewSubmission['items']): string {
  return formatDecimal(
    items.reduce((sum, { amount4 }) => sum + amount4, 0),
    STORED_DIGITS,
  );
}

function itemRows(source: string) {
  return ({ id: submission, items }: RecordedSubmission) =>
    items.map(({ document, repetition, item, subitem }) => {
      return { submission, source, document, repetition, item, subitem };
    });
}

function recallRow({ id: ID, cause, operation }: RecordedRecall, { businessDate }: PlacementSetup) {
  const when = { recalledOn: businessDate, recallCause: cause };
  return { ID, state: 'recalled', ...when, recallOperation: operation };
}

function submissionEvent(
  one: RecordedSubmission,
  { segment, now }: PlacementSetup,
  source: string,
) {
  const { id, partner, agency, currency, items } = one;
  return {
    occurredAt: now,
    actor: ACTOR,
    decision: 'agency-submitted',
    objectType: 'submission',
    objectKey: id,
    source,
    partner,
    details: {
      ...{ segment, agency: agency.collectionGroup, currency },
      ...{ amount: amountOf(items), items: items.length },
    },
  };
}

function recallEvent(one: RecordedRecall, { segment, now }: PlacementSetup, source: string) {
  const { id, partner, collectionGroup, cause, reason } = one;
  return {
    occurredAt: now,
    actor: ACTOR,
    decision: 'agency-recalled',
    objectType: 'submission',
    objectKey: id,
    source,
    partner,
    reason,
    details: { segment, agency: collectionGroup, cause },
  };
}
