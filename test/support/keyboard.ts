import type { Page } from 'playwright-core';

/** More than any page of ours takes to go around once. */
const MOST_STOPS = 80;

/** Goes through the page with the Tab key until what has the focus is called by these words; fails where nothing is. */
export async function tabTo(page: Page, words: string): Promise<void> {
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    const { text } = await page.evaluate(focused);
    if (text === words) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`The Tab key reaches nothing that is called "${words}".`);
}

/**
 * The same among choices of which one is made: the Tab key leads to them, arrows from one to the next.
 * Where a dialog that has just opened takes the focus once more, the way begins anew.
 */
export async function arrowTo(page: Page, words: string): Promise<void> {
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    const { text, isChoice } = await page.evaluate(focused);
    if (isChoice && text.startsWith(words)) return;
    await page.keyboard.press(isChoice ? 'ArrowDown' : 'Tab');
  }
  throw new Error(`The keys reach no choice that is called "${words}".`);
}

/** Runs in the page; what explains a choice follows its name. */
function focused(): { text: string; isChoice: boolean } {
  const at = document.activeElement;
  return {
    text: at?.textContent?.trim() ?? '',
    isChoice: at?.getAttribute('role') === 'radio',
  };
}
