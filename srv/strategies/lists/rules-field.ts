import { type RulesRead, readRules } from '../../domain/contact-packs/read-rules.ts';
import { contactRuleWords, type RuleNames } from '../../domain/contact-packs/rule-words.ts';
import type { Language } from '../../domain/language.ts';
import type { Choice } from './choices.ts';

/** What each field of a list may say, and what rules may name. */
type Offered = ReadonlyMap<string, readonly Choice[]>;

/** The rules that a field's text holds, and what is wrong with each; none where it is no JSON. */
export function rulesIn(text: string, offered: Offered): RulesRead {
  const codes = (of: string) => (offered.get(`rules/${of}`) ?? []).map(({ code }) => code);
  return readRules(parsed(text), {
    channels: codes('channels'),
    reasons: codes('reasons'),
    relations: codes('relations'),
    calendars: codes('calendars'),
  });
}

/** The codes of all that is wrong, each once. */
export function rulesRefused(text: string, offered: Offered): string[] {
  return [...new Set(rulesIn(text, offered).faults.map(({ code }) => code))];
}

/** Each rule as a sentence. */
export function rulesInWords(text: string, offered: Offered, language: Language): string[] {
  const names = ruleNames(offered, language);
  return rulesIn(text, offered).rules.map((rule) => contactRuleWords(rule, names));
}

/** What rules name, in words. */
export function ruleNames(offered: Offered, language: Language): RuleNames {
  const nameOf: RuleNames['nameOf'] = (of, code) =>
    offered.get(`rules/${of}s`)?.find((one) => one.code === code)?.name ?? code;
  return { language, nameOf };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
