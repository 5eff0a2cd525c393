import type { Language } from '../domain/language.ts';
import { formatDecimal } from '../domain/money.ts';
import { messageText } from './message-text.ts';
import type { PlanOffer } from './plan-offer.ts';
import type { PlanRequest } from './plan-request.ts';

/** An offer as the service answers it: amounts as decimals, verdicts in words. */
export function tellOffer(
  { wish, over, digits }: PlanRequest,
  { kind, keptBy, beyond, schedule, affordability, needsApproval }: PlanOffer,
  language: Language,
  quote: string | null = null,
) {
  const decimal = (amount: number) => formatDecimal(amount, digits);
  const { instalments } = schedule;
  const { verdict, monthlyBurden, disposable } = affordability;
  const words = (key: string) => messageText(key, language);
  return {
    ...{ quote, kind, keptBy, needsApproval, currency: over.currency },
    beyond: beyond.join(','),
    beyondText: beyond.map((reason) => words(`PLAN_BEYOND_${reason}`)).join(' '),
    principal: decimal(schedule.principal),
    charges: decimal(schedule.charges),
    interest: decimal(schedule.interest),
    total: decimal(schedule.total),
    rate: kind === 'interest-free' ? '0' : wish.rate,
    instalmentCount: instalments.length,
    firstDueOn: instalments[0]?.dueOn ?? wish.firstDueOn,
    lastDueOn: instalments.at(-1)?.dueOn ?? wish.firstDueOn,
    intervalUnit: wish.every.unit,
    intervalCount: wish.every.count,
    highestAmount: decimal(Math.max(...instalments.map(({ amount }) => amount))),
    monthlyBurden: decimal(monthlyBurden),
    disposable: disposable === null ? null : decimal(disposable),
    affordability: verdict,
    affordabilityText: words(`PLAN_AFFORDABILITY_${verdict}`),
    instalments: instalments.map((row) => ({
      number: row.number,
      dueOn: row.dueOn,
      amount: decimal(row.amount),
      principal: decimal(row.principal),
      interest: decimal(row.interest),
      charges: decimal(row.charges),
      balance: decimal(row.balance),
    })),
  };
}
