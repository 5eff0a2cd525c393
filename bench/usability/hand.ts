import type { Locator, Page } from 'playwright-core';

/**
 * Seconds of a person's hand and head, from the keystroke-level model (Card, Moran, Newell: The
 * Psychology of Human-Computer Interaction, 1983): a key of an average typist, pointing, pressing the
 * button, and making up one's mind before each step.
 */
const MODEL = { key: 0.28, point: 1.1, press: 0.2, think: 1.35 };

/** What a task took of a person who knows where things are. */
export interface Effort {
  readonly clicks: number;
  readonly keys: number;
  /** Waiting for the page, measured. */
  readonly waited: number;
  /** With pointing, typing and thinking as the model has it. */
  readonly seconds: number;
}

/** Works a page as a person does, and counts. */
export class Hand {
  readonly page: Page;
  #clicks = 0;
  #keys = 0;
  #steps = 0;
  #waited = 0;

  constructor(page: Page) {
    this.page = page;
  }

  async click(target: Locator): Promise<void> {
    this.#clicks += 1;
    this.#steps += 1;
    await this.#wait(target.click());
  }

  /** Text into a field that has been reached by a click. */
  async type(field: Locator, text: string): Promise<void> {
    await this.click(field);
    this.#keys += text.length;
    await this.#wait(field.fill(text));
  }

  /** Text where the focus is already. */
  async typeHere(field: Locator, text: string): Promise<void> {
    this.#keys += text.length;
    this.#steps += 1;
    await this.#wait(field.fill(text));
  }

  /** The first letters of a name where the focus is already, and then what is proposed for them. */
  async choose(field: Locator, letters: string, proposed: Locator): Promise<void> {
    this.#keys += letters.length;
    this.#steps += 1;
    await this.#wait(field.pressSequentially(letters));
    await this.click(proposed);
  }

  async press(key: string): Promise<void> {
    this.#keys += key.split('+').length;
    this.#steps += 1;
    await this.#wait(this.page.keyboard.press(key));
  }

  async see(target: Locator): Promise<void> {
    await this.#wait(target.waitFor());
  }

  async seeGone(target: Locator): Promise<void> {
    await this.#wait(target.waitFor({ state: 'detached' }));
  }

  effort(): Effort {
    const { key, point, press, think } = MODEL;
    const byHand = this.#clicks * (point + press) + this.#keys * key + this.#steps * think;
    const waited = this.#waited / 1_000;
    return { clicks: this.#clicks, keys: this.#keys, waited, seconds: byHand + waited };
  }

  async #wait(done: Promise<unknown>): Promise<void> {
    const start = performance.now();
    await done;
    this.#waited += performance.now() - start;
  }
}
