import type { Locator } from 'playwright-core';
import { standing } from '../../test/support/worklist-app.ts';
import type { Hand } from './hand.ts';

/** One thing that people do many times a day. */
export interface Task {
  readonly name: string;
  readonly who: string;
  readonly app: string;
  /** From the app's first page, as whoever does it. */
  work(hand: Hand): Promise<void>;
  /** What is there before the task begins, and is not counted. */
  prepare?(hand: Hand): Promise<void>;
}

/** The dialog of an action, once it takes what is typed. */
export async function opened(hand: Hand, action: string): Promise<Locator> {
  await hand.click(hand.page.getByRole('button', { name: action, exact: true }));
  const dialog = hand.page.getByRole('dialog', { name: action });
  // Fiori elements gives the focus to the first field a moment after the dialog shows.
  await hand.see(dialog.locator(':focus'));
  await standing(dialog);
  return dialog;
}

/** Presses the dialog's button, and waits until the service has answered. */
export async function confirm(hand: Hand, dialog: Locator, action: string): Promise<void> {
  await hand.click(dialog.getByRole('button', { name: action, exact: true }));
  await hand.seeGone(dialog);
}

/** The rows of a table that hold the text. */
export function rowsWith({ page }: Hand, text: string): Locator {
  return page.locator('tr.sapMListTblRow').filter({ hasText: text });
}
