import type { EligibilityClass } from '../domain/balance/ownership-types.ts';
import type { Workforce } from './load-workforce.ts';

/** What decides who may serve a customer. */
export interface Served {
  readonly collectionGroup: string;
  readonly language: string | null;
  /** Ascending. */
  readonly requiredSkills: readonly string[];
}

export interface EligibilityClasses {
  readonly classes: EligibilityClass[];
  /** For each customer the index of its class. */
  readonly classIndex: Int32Array;
}

/**
 * One class for each group, language and set of required skills: `<group>/<language>`, then the
 * skills. A language that nobody with the skills speaks is served by those who speak the segment's
 * language; if nobody of the group has the skills, nobody may serve the class.
 */
export function eligibilityClasses(
  customers: readonly Served[],
  workforce: Workforce,
  segmentLanguage: string,
): EligibilityClasses {
  const indexOf = new Map(workforce.agents.map(({ agent }, index) => [agent, index]));
  const classes: EligibilityClass[] = [];
  const known = new Map<string, number>();
  const classIndex = Int32Array.from(customers, (customer) => {
    const id = classId(customer, segmentLanguage);
    const found = known.get(id);
    if (found !== undefined) return found;
    const skilled = skilledOf(workforce, customer);
    const agents = speakersAmong(skilled, workforce, customer.language, segmentLanguage);
    const eligible = agents.map((name) => indexOf.get(name) ?? -1);
    const lacksSkill = skilled.length === 0 && customer.requiredSkills.length > 0;
    known.set(id, classes.length);
    return classes.push({ id, eligible, lacksSkill }) - 1;
  });
  return { classes, classIndex };
}

function classId(
  { collectionGroup, language, requiredSkills }: Served,
  segmentLanguage: string,
): string {
  const id = `${collectionGroup}/${language ?? segmentLanguage}`;
  return requiredSkills.length === 0 ? id : `${id}/${requiredSkills.join('/')}`;
}

function skilledOf(
  { membersOfGroup, skillsOf }: Workforce,
  { collectionGroup, requiredSkills }: Served,
): string[] {
  const members = membersOfGroup.get(collectionGroup) ?? [];
  return members.filter((agent) =>
    requiredSkills.every((skill) => skillsOf.get(agent)?.includes(skill)),
  );
}

function speakersAmong(
  agents: readonly string[],
  { languagesOf }: Workforce,
  language: string | null,
  segmentLanguage: string,
): string[] {
  const speaking = (one: string) => agents.filter((agent) => languagesOf.get(agent)?.includes(one));
  const speakers = speaking(language ?? segmentLanguage);
  return speakers.length > 0 ? speakers : speaking(segmentLanguage);
}
