import type { Locator } from 'playwright-core';
import type { Hand } from './hand.ts';
import { confirm, opened, rowsWith, type Task } from './task.ts';

const CLERK = { who: 'emma.sander', app: 'disputes' };

/** A dispute clerk's: take a case, and decide it. */
export const CLERKS_TASKS: readonly Task[] = [
  {
    ...CLERK,
    name: 'Take a case over',
    work: async (hand) => {
      const open = rowsWith(hand, 'Open').first();
      const customer = (await open.locator('td').nth(2).innerText()).trim();
      await hand.click(open.locator('.sapMCb'));
      await hand.click(hand.page.getByRole('button', { name: 'Take Over', exact: true }));
      await hand.see(rowsWith(hand, customer).filter({ hasText: 'In process' }).first());
    },
  },
  {
    ...CLERK,
    name: 'Decide a case that is not justified',
    prepare: async (hand) => {
      await rowsWith(hand, 'In process').first().locator('td').nth(3).click();
      await hand.page.getByText('Still in Dispute').first().waitFor();
    },
    work: async (hand) => {
      const decision = await opened(hand, 'Decide');
      await pick(hand, decision, 'Decision', 'Not justified');
      await pick(hand, decision, 'Root Cause', 'Billing error');
      await hand.type(
        decision.getByRole('textbox', { name: 'Reason for the Decision' }),
        'Was sent',
      );
      await confirm(hand, decision, 'Decide');
    },
  },
];

/** An entry of a list field: its arrow, then the entry. */
async function pick(hand: Hand, dialog: Locator, field: string, entry: string): Promise<void> {
  const combo = hand.page.getByRole('combobox', { name: field });
  await hand.click(dialog.locator('.sapMInputBase').filter({ has: combo }).locator('.sapUiIcon'));
  await hand.click(hand.page.locator('.sapMPopover').getByText(entry, { exact: true }));
}
