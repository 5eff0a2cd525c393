import { addDays, daysBetween, type IsoDate } from '../../srv/domain/iso-date.ts';
import {
  contactsTable,
  customerFlagsTable,
  promiseDatesTable,
  promiseItemsTable,
  promisesTable,
  resubmissionsTable,
} from '../../srv/platform/tables.ts';
import type { HistoryFile } from './bank-files/history-file.ts';
import type { Bank } from './bank-files.ts';
import type { Debtor } from './debtors.ts';
import { into, type Load } from './into-table.ts';
import { drawn, lot } from './lot.ts';
import { resolveDay } from './relative-day.ts';
import { stableId } from './stable-id.ts';

/** What agents did with overdue customers in the weeks before: contacts, promises, resubmissions. */
export function historyRows(
  debtors: readonly Debtor[],
  bank: Bank,
  businessDate: IsoDate,
): { contacts: Load; flags: Load; promises: Load[]; resubmissions: Load } {
  const agentOf = agentsBySegment(bank);
  const { history } = bank;
  const overdueSince = (days: number) =>
    debtors.filter(({ dueDate }) => daysBetween(dueDate, businessDate) >= days);
  const chosen = (from: readonly Debtor[], what: string, share: number) =>
    from.filter(({ source, partner }) => lot(what, source, partner) < share);

  const contacted = chosen(
    overdueSince(history.contactedFromDaysOverdue),
    'contacted',
    history.contactedShare,
  );
  const promised = chosen(
    overdueSince(history.promisedFromDaysOverdue),
    'promised',
    history.promisedShare,
  );
  const resubmitted = chosen(debtors, 'resubmitted', history.resubmittedShare);
  const contacts = contacted.flatMap((debtor) =>
    contactRows(debtor, history, businessDate, agentOf(debtor)),
  );
  return {
    contacts: into(contactsTable, contacts),
    flags: into(
      customerFlagsTable,
      contacts.filter(({ result }) => result === history.hardshipResult).map(hardshipRow),
    ),
    promises: promised.flatMap((debtor) =>
      promiseLoads(debtor, history, businessDate, agentOf(debtor)),
    ),
    resubmissions: into(
      resubmissionsTable,
      resubmitted.map((debtor) => resubmissionRow(debtor, history, businessDate, agentOf(debtor))),
    ),
  };
}

function agentsBySegment({ organization, specialists }: Bank): (debtor: Debtor) => string {
  const segmentOf = new Map(
    organization.segments.flatMap(({ segment, groups }) =>
      groups.map(({ collectionGroup }) => [collectionGroup, segment] as const),
    ),
  );
  return ({ segment, partner }) => {
    const agents = specialists.filter(({ groups }) =>
      groups.some((group) => segmentOf.get(group) === segment),
    );
    return drawn(
      agents.map(({ agent }) => ({ agent, weight: 1 })),
      lot('agent', partner),
    ).agent;
  };
}

function contactRows(
  { source, partner, segment, timeZone, dueDate }: Debtor,
  history: HistoryFile,
  businessDate: IsoDate,
  agent: string,
) {
  const count = 1 + Math.floor(lot('contacts', partner) * history.contactsEach);
  const span = Math.min(history.contactsWithinDays, daysBetween(dueDate, businessDate));
  return Array.from({ length: count }, (_, index) => {
    const at = lot('contact', source, partner, index);
    const localDate = addDays(businessDate, -1 - Math.floor(at * span));
    const { result, isReached, isRightParty } = drawn(history.results, lot('result', partner, at));
    return {
      ID: stableId('contact', source, partner, segment, index),
      source,
      partner,
      segment,
      person: partner,
      relation: 'borrower',
      channel: 'phone',
      direction: 'outbound',
      result,
      isReached,
      isRightParty,
      startedAt: `${localDate}T15:00:00.000Z`,
      timeZone,
      localDate,
      agent,
      origin: 'agent',
    };
  });
}

/** Who said that they cannot pay is flagged from that day on. */
function hardshipRow({ ID, source, partner, localDate }: ReturnType<typeof contactRows>[number]) {
  return {
    ID: stableId('hardship', ID),
    source,
    partner,
    flag: 'hardship',
    evidence: 'Said so on the telephone',
    validFrom: localDate,
  };
}

/** A promise over the oldest item that has passed unpaid: the first night judges it as broken. */
function promiseLoads(
  debtor: Debtor,
  history: HistoryFile,
  businessDate: IsoDate,
  agent: string,
): Load[] {
  const { source, partner, segment, currency, amount } = debtor;
  const { document, repetition, item, subitem } = debtor;
  const promise = stableId('promise', source, partner, segment);
  const promisedOn = resolveDay(history.promisedOn, businessDate);
  const dueOn = resolveDay(history.promiseDueOn, businessDate);
  return [
    into(promisesTable, [
      {
        ID: promise,
        source,
        partner,
        segment,
        category: history.promiseCategory,
        promisedOn,
        promisedBy: partner,
        currency,
        amount,
        status: '0',
        fulfilmentPercent: '0',
        nextCheckOn: dueOn,
        needsApproval: false,
        createdAt: `${promisedOn}T15:00:00.000Z`,
        createdBy: agent,
      },
    ]),
    into(promiseDatesTable, [{ promise, sequence: 1, dueOn, amount }]),
    into(promiseItemsTable, [{ promise, source, document, repetition, item, subitem, amount }]),
  ];
}

function resubmissionRow(
  { source, partner, segment }: Debtor,
  history: HistoryFile,
  businessDate: IsoDate,
  agent: string,
) {
  return {
    ID: stableId('resubmission', source, partner, segment),
    source,
    partner,
    segment,
    dueOn: resolveDay(history.resubmittedFor, businessDate),
    reason: history.resubmissionReason,
    noContactUntil: false,
    owner: agent,
    status: 'open',
    createdAt: `${addDays(businessDate, -4)}T15:00:00.000Z`,
    createdBy: agent,
  };
}
