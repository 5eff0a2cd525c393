import type { Locator, Page } from 'playwright-core';
import { addDays } from '../../srv/domain/iso-date.ts';
import type { Hand } from './hand.ts';
import { confirm, opened, rowsWith, type Task } from './task.ts';

const SUPERVISOR = 'monica.leon';
const LONG = { month: 'short', day: 'numeric', year: 'numeric', timeZone: 'UTC' } as const;

/** A supervisor's: spread work anew, decide, free a customer, take down who is away. */
export const SUPERVISORS_TASKS: readonly Task[] = [
  {
    who: 'birgit.lorenz',
    app: 'supervision',
    name: 'Give three customers to somebody else',
    work: async (hand) => {
      await hand.click(hand.page.getByRole('tab', { name: 'Reassign' }));
      const ofSofia = rowsWith(hand, 'Sofía Marín');
      for (const index of [0, 1, 2]) await hand.click(ofSofia.nth(index).locator('.sapMCb'));
      const giving = await opened(hand, 'Give to …');
      await hand.choose(giving.getByLabel('To agent').last(), 'ann', proposal(hand, 'Anna Keller'));
      await hand.type(giving.getByLabel('Reason').last(), 'Knows them well');
      await confirm(hand, giving, 'Give to …');
    },
  },
  {
    who: SUPERVISOR,
    app: 'approvals',
    name: 'Approve a promise above the limit',
    work: async (hand) => {
      await hand.click(rowsWith(hand, 'Claudia Richter').first().locator('.sapMRb'));
      const approving = await opened(hand, 'Approve');
      await confirm(hand, approving, 'Approve');
    },
  },
  {
    who: SUPERVISOR,
    app: 'supervision',
    name: 'Let others work a customer who is held',
    prepare: ({ page }) => openAs('lukas.weber', page),
    work: async (hand) => {
      await hand.click(hand.page.getByRole('tab', { name: 'Held Now' }));
      const held = rowsWith(hand, 'Lukas Weber').first();
      await hand.click(held.locator('.sapMRb, .sapMCb'));
      const freeing = await opened(hand, 'Let Others Work It');
      await hand.typeHere(freeing.getByRole('textbox'), 'In a meeting');
      await confirm(hand, freeing, 'Let Others Work It');
    },
  },
  {
    who: SUPERVISOR,
    app: 'supervision',
    name: 'Take down that somebody is ill for two days',
    work: async (hand) => {
      await hand.click(rowsWith(hand, 'Anna Keller').locator('.sapMRb'));
      const absence = await opened(hand, 'Record Absence');
      const tomorrow = addDays(new Date().toISOString().slice(0, 10), 1);
      await hand.type(absence.getByLabel('To', { exact: true }).last(), inWords(tomorrow));
      await hand.type(absence.getByLabel('Reason').last(), 'Ill');
      await confirm(hand, absence, 'Record Absence');
    },
  },
  {
    who: SUPERVISOR,
    app: 'supervision',
    name: 'Let somebody else work the customers of an agent for two days',
    work: async (hand) => {
      await hand.click(rowsWith(hand, 'Jonas Brandt').locator('.sapMRb'));
      const lending = await opened(hand, 'Assign for a While');
      const agent = lending.getByLabel('Works them meanwhile').last();
      await hand.choose(agent, 'sof', proposal(hand, 'Sofía Marín'));
      const tomorrow = addDays(new Date().toISOString().slice(0, 10), 1);
      await hand.type(lending.getByLabel('To', { exact: true }).last(), inWords(tomorrow));
      await hand.type(lending.getByLabel('Reason').last(), 'Training');
      await confirm(hand, lending, 'Assign for a While');
    },
  },
];

/** A row of what is proposed below the field. */
function proposal({ page }: Hand, text: string): Locator {
  return page.locator('.sapMPopover .sapMListTblRow', { hasText: text });
}

/** The agent has the first customer of their list open. */
async function openAs(agent: string, page: Page): Promise<void> {
  const authorization = `Basic ${Buffer.from(`${agent}:`).toString('base64')}`;
  const worklist = new URL('/odata/v4/worklist/', page.url()).href;
  const { request } = page;
  const first = `${worklist}MyPositions?$filter=status eq 'open'&$orderby=rank&$top=1&$select=segment,source,partner`;
  const { value } = await (await request.get(first, { headers: { authorization } })).json();
  const [{ segment, source, partner }] = value;
  const position = `MyPositions(segment='${segment}',source='${source}',partner='${partner}')`;
  await request.post(`${worklist}${position}/WorklistService.openCustomer`, {
    headers: { authorization },
    data: {},
  });
}

/** As the browser writes it in English. */
function inWords(day: string): string {
  return new Date(day).toLocaleDateString('en-US', LONG);
}
