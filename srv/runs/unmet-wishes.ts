import type { Ownership } from '../domain/balance/ownership-types.ts';
import type { BalanceInput } from './load-balance.ts';
import type { Rejection } from './rejections.ts';

/**
 * What master data asks for and a hard rule forbids: specialists named for customers, for good or
 * for a while, who may not serve them. The customers are worked without it; it is told once each.
 */
export function unmetWishes(
  input: BalanceInput,
  ownership: Ownership,
  temporaryAgent: Int32Array,
): Rejection[] {
  return [...fixedElsewhere(input, ownership), ...assignedInVain(input, temporaryAgent)];
}

function fixedElsewhere({ positions, workforce }: BalanceInput, ownership: Ownership): Rejection[] {
  return positions.flatMap(({ source, partner, fixedAgent }, index) => {
    const owner = workforce.agents[ownership.agent[index] ?? -1]?.agent;
    if (fixedAgent === null || owner === fixedAgent) return [];
    const message =
      `Specialist ${fixedAgent} is named for customer ${partner} of ${source} but may not serve ` +
      'them (group, language, skill, or left); name another or end the fixed assignment.';
    const objectKey = `${source}/${partner}`;
    return [{ object: 'FixedAssignment', objectKey, code: 'FIXED_NOT_ELIGIBLE', message }];
  });
}

function assignedInVain(
  { problem: { classes, customers }, workforce }: BalanceInput,
  temporaryAgent: Int32Array,
): Rejection[] {
  const told = new Map<string, Rejection>();
  temporaryAgent.forEach((agent, customer) => {
    const asked = classes[customers.classIndex[customer] ?? -1];
    const name = workforce.agents[agent]?.agent;
    if (name === undefined || !asked || asked.eligible.includes(agent)) return;
    const objectKey = `${name}/${asked.id}`;
    const message =
      `Specialist ${name} may not serve customers of ${asked.id} (group, language and skills), so their ` +
      'owners keep them in spite of a temporary assignment; name somebody who may.';
    const code = 'TEMPORARY_NOT_ELIGIBLE';
    told.set(objectKey, { object: 'TemporaryAssignment', objectKey, code, message });
  });
  return [...told.values()];
}
