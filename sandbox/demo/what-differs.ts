import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { addDays } from '../../srv/domain/iso-date.ts';
import { act, type Morning, positionsOf } from './as-agent.ts';
import { type Deed, doAll } from './deeds.ts';
import { sendEvent } from './deliver-events.ts';
import { askDemo } from './demo-api.ts';
import { rowsInErp, steerErp } from './steer-erp.ts';

const COLLECTIONS = '/sap/opu/odata4/sap/zsaldo_collections/srvd_a2x/sap/zsaldo_collections/0001';
const DOCUMENTS = '/sap/opu/odata4/sap/api_cadocumentmanage/srvd_a2x/sap/cadocumentmanage/0001';

/** The agency of the demo bank, as the ERP knows it (bank/organization.json). */
const AGENCY = '0090000017';
/** Long before any reading: no delta by change time finds it. */
const DAYS_UNSEEN = 40;
const DESK = 'ingrid.falk';

/**
 * What the integration desk has to do: a message of the ERP that nobody has explained, promises that
 * were judged and an item that was given away in the ERP itself, an account whose posting no reading
 * can find, and change events that lead nowhere. In words, one line each.
 */
export function letErpDiffer(morning: Morning): Promise<string[]> {
  const deeds: readonly Deed[] = [
    unknownMessage,
    judgedInErp,
    givenAwayInErp,
    postedUnseen,
    eventsThatLeadNowhere,
  ];
  return doAll(deeds, morning);
}

/** The ERP is not customized for a kind of contact: its answer is known to nobody. */
const unknownMessage: Deed = async (morning) => {
  const agent = 'lukas.weber';
  const [customer] = await positionsOf(morning, agent, '$orderby=rank desc&$top=1&$skip=1');
  if (!customer) return null;
  const refuse = { code: 'FKKBIX/077', message: 'Contact class 0021 is not defined' };
  await steerErp(morning.erp, 'faults', { refuse, methods: ['POST'], pathContains: 'ContactNote' });
  try {
    const contact = {
      channel: 'phone',
      direction: 'inbound',
      result: 'QST',
      note: 'Asks for a receipt',
    };
    await act(morning, agent, customer, 'logContact', contact);
    await parkedWith(morning, refuse.code);
  } finally {
    await steerErp(morning.erp, 'faults', null);
  }
  return `the ERP refuses a contact note of ${customer.name} with a message nobody has explained`;
};

/** Sending begins right after the agent is done, and takes a moment. */
async function parkedWith({ saldo }: Morning, code: string): Promise<void> {
  const path = `integration/ParkedOperations?$filter=erpErrorCode eq '${code}'`;
  for (let waits = 0; waits < 100; waits += 1) {
    const { value } = await askDemo<{ value: readonly unknown[] }>(saldo, { user: DESK, path });
    if (value.length > 0) return;
    await sleep(100);
  }
}

/** Two promises that Saldo judges are judged in the ERP by hand. */
const judgedInErp: Deed = async ({ erp }) => {
  const open = await rowsInErp<{ PromiseToPay: string }>(erp, `${COLLECTIONS}/PromiseToPay`, {
    $filter: "PromiseStatus eq '' and PromiseCategory eq '01'",
    $orderby: 'PromiseToPay',
    $top: '2',
  });
  for (const [index, { PromiseToPay: promise }] of open.entries()) {
    const verdict = index === 0 ? { status: '3' } : { status: '1', percent: 100 };
    await steerErp(erp, 'set-verdict', { promise, ...verdict });
  }
  return open.length > 0 ? 'somebody judges two promises in the ERP' : null;
};

interface ErpItem {
  readonly BusinessPartner: string;
  readonly ContractAccount: string;
  readonly TransactionCurrency: string;
  readonly CADocumentNumber: string;
  readonly CARepetitionItemNumber: string;
  readonly CABPItemNumber: string;
  readonly CASubItemNumber: string;
}

/** An item that Saldo collects is given to the agency in the ERP. */
const givenAwayInErp: Deed = async ({ erp }) => {
  const [item] = await openItems({ erp }, 'COP');
  if (!item) return null;
  const { BusinessPartner, TransactionCurrency } = item;
  const header = { BusinessPartner, CollectionAgency: AGENCY, TransactionCurrency };
  await steerErp(erp, 'submit-to-agency', { ...header, items: [keyOf(item)] });
  return `somebody gives an item of partner ${BusinessPartner} to an agency in the ERP`;
};

/** A program of the ERP posts past the change stamps: only totals and keys can tell. */
const postedUnseen: Deed = async (morning) => {
  const { erp, saldo, businessDate } = morning;
  const [item] = await openItems(morning, 'EUR');
  if (!item) return null;
  const check = (action: string) =>
    askDemo(saldo, { user: DESK, path: `integration/${action}`, body: {} });
  await check('reconcileKeys');
  const { BusinessPartner, ContractAccount, TransactionCurrency } = item;
  await steerErp(erp, 'post-item', {
    ...{ BusinessPartner, ContractAccount, TransactionCurrency, amount: '49.90' },
    CANetDueDate: addDays(businessDate, -DAYS_UNSEEN),
    unseenSince: addDays(businessDate, -DAYS_UNSEEN),
  });
  await check('checkNow');
  return `account ${ContractAccount} is kept back: the ERP posted what no reading finds`;
};

/** A partner that the ERP does not have, and a type that says nothing to Saldo. */
const eventsThatLeadNowhere: Deed = async ({ saldo }) => {
  const told = { specversion: '1.0', source: '/default/sap.s4/sandbox' };
  await sendEvent(saldo, {
    ...told,
    id: randomUUID(),
    type: 'sap.s4.beh.businesspartner.v1.BusinessPartner.Changed.v1',
    data: { BusinessPartner: '0009999999' },
  });
  await sendEvent(saldo, {
    ...told,
    id: randomUUID(),
    type: 'sap.s4.beh.salesorder.v1.SalesOrder.Created.v1',
    data: { SalesOrder: '4711' },
  });
  return 'the ERP tells of a partner that it does not have';
};

function openItems({ erp }: Pick<Morning, 'erp'>, currency: string): Promise<readonly ErpItem[]> {
  const free =
    "CAClearingStatus eq '' and CAStatisticalItemCode eq '' and CASubstituteDocumentCategory eq ''" +
    " and CAGrpgCodeForTransfToCollAgcy eq ''";
  return rowsInErp<ErpItem>(erp, `${DOCUMENTS}/BPItem`, {
    $filter: `${free} and TransactionCurrency eq '${currency}'`,
    $orderby: 'CANetDueDate',
    $top: '1',
  });
}

function keyOf(item: ErpItem) {
  const { CADocumentNumber, CARepetitionItemNumber, CABPItemNumber, CASubItemNumber } = item;
  return { CADocumentNumber, CARepetitionItemNumber, CABPItemNumber, CASubItemNumber };
}
