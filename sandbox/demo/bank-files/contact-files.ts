import type { ContactRule } from '../../../srv/domain/contact-pack.ts';
import type { StoredContactRule } from '../../../srv/domain/contact-packs/stored-pack.ts';
import type { Language } from '../../../srv/domain/language.ts';

export interface CalendarFile {
  readonly calendar: string;
  readonly name: string;
  readonly weekendDays: string;
  readonly holidays: readonly { readonly day: string; readonly name: string }[];
}

export interface ContactPackFile {
  readonly pack: string;
  readonly name: string;
  readonly validFrom: string;
  readonly legalSource: string;
  readonly rules: readonly StoredContactRule[];
}

/** A kind of contact rule that may be overridden, in all segments. */
export interface OverridePolicyFile {
  readonly ruleKind: ContactRule['kind'];
  readonly minutes: number;
}

/** What agents say, by language in the order in which it is said; see db/scripts.cds. */
export interface ScriptFile {
  readonly id: string;
  readonly segments: readonly string[];
  readonly strategy?: string;
  readonly stage?: string;
  readonly validFrom: string;
  readonly steps: Readonly<
    Record<Language, readonly { readonly title: string; readonly text: string }[]>
  >;
}
