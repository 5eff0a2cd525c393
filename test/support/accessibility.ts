import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults, ImpactValue, NodeResult } from 'axe-core';
import type { Page } from 'playwright-core';

/** What the rules are: WCAG 2.1, level AA. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'];
/** What keeps people from working; the rest is for a person to weigh. */
const GRAVE: readonly (ImpactValue | undefined)[] = ['critical', 'serious'];

/** What UI5 1.136 makes itself, where no annotation and no fragment of ours reaches; why it does little harm. */
const OF_UI5: readonly { readonly rule: string; readonly part: RegExp; readonly why: string }[] = [
  {
    rule: 'aria-input-field-name',
    part: /role="listbox"[^>]*class="sapMSegB/,
    why: 'buttons beside a table that show or hide details: the group has no name, each button has',
  },
  {
    rule: 'aria-required-children',
    part: /<table [^>]*aria-roledescription="Responsive Table"/,
    why: 'what a narrow screen shows below a row: the row owns it (aria-owns), which the rule does not follow',
  },
  {
    rule: 'label-content-name-mismatch',
    part: /role="button" class="sapMLIB/,
    why: '"More" below a long table: named so, and described as "Currently 10 of 15 rows are available"',
  },
  {
    rule: 'label-content-name-mismatch',
    part: /data-sap-day="\d{8}" role="gridcell"/,
    why: 'days above the calendar of absences: seen as "22 Sun", read in full as "Sunday November 22, 2026"',
  },
];

const SOURCE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
let axe: Promise<string> | undefined;

/**
 * What on the page keeps people with a keyboard, a screen reader or weak eyes from working, one line a
 * part: rule, part, what is wrong. What stays hidden behind an open dialog is not looked at.
 */
export async function barriersOn(page: Page): Promise<string[]> {
  axe ??= readFile(SOURCE, 'utf8');
  await page.evaluate(await axe);
  const found = await page.evaluate(runAxe, RULES);
  return found.violations
    .filter(({ impact }) => GRAVE.includes(impact))
    .flatMap(({ id, help, nodes }) => nodes.map((node) => ({ id, help, node })))
    .filter(({ id, node }) => !isOfUi5(id, node))
    .map(({ id, help, node }) => `${id}: ${node.html.slice(0, 300)} (${help})`);
}

/** Runs in the page, where axe has put itself. */
function runAxe(rules: string[]): Promise<AxeResults> {
  const { axe: loaded } = globalThis as unknown as {
    axe: { run(context: object, options: object): Promise<AxeResults> };
  };
  const dialogs = [...document.querySelectorAll('.sapMDialogOpen, [role=alertdialog]')];
  const context = dialogs.at(-1) ?? document;
  return loaded.run(context, {
    runOnly: { type: 'tag', values: rules },
    resultTypes: ['violations'],
  });
}

function isOfUi5(id: string, { html }: NodeResult): boolean {
  return OF_UI5.some(({ rule, part }) => rule === id && part.test(html));
}
