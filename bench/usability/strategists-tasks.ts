import type { Hand } from './hand.ts';
import { confirm, opened, rowsWith, type Task } from './task.ts';

const MANAGER = { who: 'helena.martin', app: 'strategies' };

/** The strategy desk's: change a rule, see what it would do, put it before a second pair of eyes. */
export const STRATEGISTS_TASKS: readonly Task[] = [
  {
    ...MANAGER,
    name: 'Change the points of a rule, in a draft of what is in force',
    prepare: (hand) => openVersion(hand, 'LATE-EUR'),
    work: async (hand) => {
      await draft(hand);
      await hand.click(rowsWith(hand, 'then').first());
      const rule = hand.page.getByRole('dialog');
      await hand.type(rule.getByLabel('Points'), '17');
      await confirm(hand, rule, 'Save');
    },
  },
  {
    ...MANAGER,
    name: 'Try a draft on the whole portfolio',
    prepare: async (hand) => {
      await openVersion(hand, 'EARLY-EUR');
      await draft(hand);
    },
    work: async (hand) => {
      await hand.click(hand.page.getByRole('button', { name: 'Try on the Portfolio' }));
      const trial = hand.page.getByRole('dialog');
      await hand.click(trial.getByRole('option', { name: 'The whole portfolio' }));
      await hand.click(trial.getByRole('button', { name: 'Start Trial' }));
      await hand.see(trial.getByText(/customers judged/));
      await hand.click(trial.getByRole('button', { name: 'Close' }));
      await hand.seeGone(trial);
    },
  },
  {
    ...MANAGER,
    name: 'Propose a draft from a day on',
    prepare: async (hand) => {
      await openVersion(hand, 'SMALL-BUSINESS-EUR');
      await draft(hand);
    },
    work: async (hand) => {
      const proposal = await opened(hand, 'Propose');
      await hand.typeHere(proposal.getByLabel('Valid from'), 'Jan 4, 2027');
      await confirm(hand, proposal, 'Propose');
      await hand.see(hand.page.getByText('Waiting for approval').first());
    },
  },
];

async function openVersion(hand: Hand, strategy: string): Promise<void> {
  await rowsWith(hand, strategy).filter({ hasText: 'Active' }).first().click();
  await hand.page.getByText('The points of all rules').waitFor();
}

async function draft(hand: Hand): Promise<void> {
  const copying = await opened(hand, 'Copy as Draft');
  await confirm(hand, copying, 'Copy as Draft');
  await hand.see(hand.page.getByRole('button', { name: 'Add Rule' }));
}
