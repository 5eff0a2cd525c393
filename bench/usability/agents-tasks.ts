import type { Locator, Page } from 'playwright-core';
import { rows } from '../../test/support/worklist-app.ts';
import type { Hand } from './hand.ts';
import { confirm, opened, type Task } from './task.ts';

const AGENT = { who: 'lukas.weber', app: 'worklist' };
/** An agent's ten most frequent, each on a customer of its own. */
export const AGENTS_TASKS: readonly Task[] = [
  {
    ...AGENT,
    name: 'Open a customer of my list, and see why and whether I may call',
    work: async (hand) => {
      await hand.click(nameOf(hand.page, 1));
      await hand.see(hand.page.getByText('Phone: '));
    },
  },
  {
    ...AGENT,
    name: 'Find who is calling by name, and open them',
    work: async (hand) => {
      await hand.press('Control+Alt+KeyF');
      const dialog = hand.page.getByRole('dialog', { name: 'Who is calling?' });
      await hand.see(dialog);
      await hand.typeHere(dialog.getByRole('searchbox'), 'fischer');
      await hand.click(dialog.getByText(/Take the call|On my list/).first());
      await hand.see(hand.page.getByText('Phone: '));
    },
  },
  onCustomer(2, 'Write down that nobody answered', async (hand) => {
    const contact = await opened(hand, 'Log Contact');
    await hand.click(contact.getByText('Nobody', { exact: true }));
    await hand.click(contact.getByText('No answer'));
    await confirm(hand, contact, 'Log Contact');
  }),
  onCustomer(3, 'Take a promise over all that is overdue', async (hand) => {
    const promise = await opened(hand, 'Promise to Pay');
    await confirm(hand, promise, 'Record Promise');
  }),
  onCustomer(4, 'Come back in a week', async (hand) => {
    const resubmit = await opened(hand, 'Resubmit');
    await hand.type(resubmit.getByRole('textbox', { name: 'Reason' }), 'Paid on Monday');
    await confirm(hand, resubmit, 'Resubmit');
  }),
  onCustomer(5, 'Agree on a plan in three instalments', async (hand) => {
    const plan = await opened(hand, 'Payment Agreement');
    await hand.click(plan.getByRole('button', { name: 'Propose Plans' }));
    await hand.click(plan.getByRole('radio').first());
    await confirm(hand, plan, 'Agree');
  }),
  onCustomer(6, 'Take down that an item is disputed', async (hand) => {
    const dispute = await opened(hand, 'Raise Dispute');
    await hand.click(dispute.getByRole('checkbox').nth(1));
    await hand.click(dispute.locator('.sapMSlt').first());
    await hand.click(hand.page.getByRole('option').nth(1));
    await confirm(hand, dispute, 'Raise Dispute');
  }),
  onCustomer(7, 'See what happened with the customer', async (hand) => {
    await hand.click(hand.page.getByRole('tab', { name: 'Timeline' }));
    await hand.see(hand.page.getByRole('grid', { name: 'Timeline' }).getByRole('row').nth(1));
  }),
  {
    ...AGENT,
    name: 'Go on to the next customer',
    work: async (hand) => {
      await hand.click(hand.page.getByRole('button', { name: 'Next Customer' }));
      await hand.see(hand.page.getByRole('alertdialog').or(hand.page.getByText('Phone: ')).first());
    },
  },
  onCustomer(8, 'Close a position that needs no call', async (hand) => {
    const closing = await opened(hand, 'Complete');
    await hand.typeHere(closing.getByRole('textbox').first(), 'Paid at the counter');
    await confirm(hand, closing, 'Complete');
  }),
];

function onCustomer(index: number, name: string, work: Task['work']): Task {
  const prepare = async ({ page }: Hand) => {
    await nameOf(page, index).click();
    await page.getByText('Phone: ').waitFor();
  };
  return { ...AGENT, name, work, prepare };
}

function nameOf(page: Page, index: number): Locator {
  return rows(page).nth(index).getByRole('gridcell').nth(2);
}
