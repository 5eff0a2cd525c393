import { addDays, type IsoDate } from '../../srv/domain/iso-date.ts';
import { askDemo } from './demo-api.ts';
import type { ErpAccess } from './erp-access.ts';

/** Where what happens takes place, and on which day. */
export interface Morning {
  readonly saldo: string;
  readonly erp: ErpAccess;
  readonly businessDate: IsoDate;
}

/** A customer on an agent's list. */
export interface Position {
  readonly segment: string;
  readonly source: string;
  readonly partner: string;
  readonly name: string;
}

export interface Item {
  readonly document: string;
  readonly repetition: string;
  readonly item: string;
  readonly subitem: string;
  readonly currency: string;
  readonly amount: string;
}

/** What may be promised on an item, and whether it is due. */
export interface ItemToPromise extends Item {
  readonly collectible: string;
  readonly isProposed: boolean;
}

const IN_TWO_WEEKS = 14;

/** Open customers of the agent who owe something, in an order of OData. */
export async function positionsOf(
  morning: Morning,
  user: string,
  order: string,
): Promise<Position[]> {
  const open = "$filter=status eq 'open' and toCollectAmount gt 0";
  const select = '$select=segment,source,partner,name';
  const { value } = await read<{ value: Position[] }>(
    morning,
    user,
    `MyPositions?${open}&${select}&${order}`,
  );
  return value;
}

/** What is due of the customer's and may be promised. */
export async function proposedItems(
  morning: Morning,
  user: string,
  customer: Position,
): Promise<readonly ItemToPromise[]> {
  const path = `${pathOf(customer)}/WorklistService.itemsToPromise()`;
  const { value } = await read<{ value: readonly ItemToPromise[] }>(morning, user, path);
  return value.filter(({ isProposed }) => isProposed);
}

/** All that is due, in one sum. */
export function promiseAll(morning: Morning, user: string, customer: Position): Promise<unknown> {
  const dates = [{ dueOn: addDays(morning.businessDate, IN_TWO_WEEKS) }];
  return act(morning, user, customer, 'promiseToPay', { dates, note: 'After payday' });
}

/** An action on a customer. */
export function act(
  { saldo }: Morning,
  user: string,
  customer: Position,
  action: string,
  body: object,
): Promise<unknown> {
  const path = `worklist/${pathOf(customer)}/WorklistService.${action}`;
  return askDemo(saldo, { user, path, body });
}

/** Below the worklist service. */
export function read<Answer>({ saldo }: Morning, user: string, path: string): Promise<Answer> {
  return askDemo(saldo, { user, path: `worklist/${path}` });
}

export function pathOf({ segment, source, partner }: Position): string {
  return `MyPositions(segment='${segment}',source='${source}',partner='${partner}')`;
}
