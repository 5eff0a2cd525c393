import { looserRules } from '../../domain/contact-packs/looser-rules.ts';
import { contactRuleWords } from '../../domain/contact-packs/rule-words.ts';
import {
  calendarsOf,
  type StoredContactRule,
  withDays,
} from '../../domain/contact-packs/stored-pack.ts';
import { addDays, type IsoDate } from '../../domain/iso-date.ts';
import type { Database } from '../../platform/database.ts';
import type { Asker } from '../../requests/asker.ts';
import { badRequest, type Refusal } from '../../requests/refusal.ts';
import { loadHolidays } from '../../runs/load-contact-pack.ts';
import type { RowChange, WrittenRow } from '../lists/list.ts';
import { offeredToRules } from '../lists/offered.ts';
import { ruleNames } from '../lists/rules-field.ts';

/** A version of a pack as it stands. */
interface Version {
  readonly pack: string;
  readonly validFrom: IsoDate;
  readonly validTo: IsoDate | null;
  readonly looserBecause: string | null;
  readonly rules: readonly StoredContactRule[];
}

/** Rules of another version that a version does not keep. */
export interface Looser {
  /** As 'CO-LEY-2300, 2026-01-01'. */
  readonly than: string;
  readonly rules: readonly StoredContactRule[];
}

/**
 * A pack is never looser than the version before it, or than the law's pack that it names, without
 * saying why (CONTACT_PACK_LOOSER), and never lets a looser one hold again by ending
 * (CONTACT_PACK_END_LOOSER) or the next one be looser unsaid (CONTACT_PACK_NEXT_LOOSER).
 */
export async function checkContactPack(asker: Asker, { after }: RowChange): Promise<Refusal[]> {
  if (!after) return [];
  const own = versionOf(after);
  const versions = await readVersions(asker.db, [own.pack, after.lawPack ?? '']);
  const others = versions.filter((one) => one.pack === own.pack && one.validFrom !== own.validFrom);
  const refusals: Refusal[] = [];
  const refuse = async (code: string, target: string, looser: readonly Looser[]) => {
    if (looser.length === 0) return;
    refusals.push(badRequest(code, target, await looserWords(asker, looser)));
  };
  if (!own.looserBecause) {
    await refuse('CONTACT_PACK_LOOSER', 'looserBecause', await looserThan(asker.db, own, versions));
  }
  const next = others.find(({ validFrom }) => validFrom > own.validFrom);
  if (next && !next.looserBecause) {
    await refuse('CONTACT_PACK_NEXT_LOOSER', 'content', await held(asker.db, own, next));
  }
  const again = own.validTo && validOn(others, addDays(own.validTo, 1));
  if (again && again.validFrom < own.validFrom) {
    await refuse('CONTACT_PACK_END_LOOSER', 'validTo', await held(asker.db, own, again));
  }
  return refusals;
}

/** What a version does not keep of the version before it, and of the law's pack that it names. */
export async function looserThan(
  db: Database,
  own: Version,
  versions: readonly Version[],
): Promise<Looser[]> {
  const earlier = versions.filter(({ pack, validFrom }) => {
    return pack === own.pack && validFrom < own.validFrom;
  });
  const law = versions.filter(({ pack }) => pack !== own.pack);
  const before = [earlier.at(-1), validOn(law, own.validFrom)].filter((one) => one !== undefined);
  const looser: Looser[] = [];
  for (const one of before) looser.push(...(await held(db, one, own)));
  return looser;
}

/** A version as a row of the list says it. */
export function versionOf({ pack = '', validFrom = '', validTo, ...row }: WrittenRow): Version {
  return {
    pack,
    validFrom,
    validTo: validTo || null,
    looserBecause: row.looserBecause || null,
    rules: JSON.parse(row.content || '[]') as StoredContactRule[],
  };
}

/** All versions of packs, the earliest first. */
export async function readVersions(db: Database, packs: readonly string[]): Promise<Version[]> {
  const rows = await db.query<Omit<Version, 'rules'> & { content: string | null }>(
    `SELECT pack, validFrom AS "validFrom", validTo AS "validTo",
      looserBecause AS "looserBecause", content
    FROM saldo_contacts_ContactRulePacks WHERE pack IN (?, ?) ORDER BY validFrom`,
    [packs[0] ?? '', packs[1] ?? ''],
  );
  return rows.map(({ content, ...row }) => ({
    ...row,
    rules: JSON.parse(content ?? '{}').rules ?? [],
  }));
}

/** In the reader's words: than which, and which rules are not kept. */
export async function looserWords(asker: Asker, looser: readonly Looser[]) {
  const rules = (await looserInWords(asker, looser)).join(' ');
  return { than: looser.map(({ than }) => than).join(' · '), rules };
}

/** Each rule that is not kept, as a sentence. */
export async function looserInWords(asker: Asker, looser: readonly Looser[]): Promise<string[]> {
  const offered = await offeredToRules(asker);
  const names = ruleNames(offered, asker.language);
  return [
    ...new Set(looser.flatMap(({ rules }) => rules.map((rule) => contactRuleWords(rule, names)))),
  ];
}

/** What the other version does not keep of the one before it. */
async function held(db: Database, before: Version, after: Version): Promise<Looser[]> {
  const rules = [...before.rules, ...after.rules];
  const holidays = await loadHolidays(db, calendarsOf(rules));
  const channels = await db.query<{ code: string }>('SELECT code FROM saldo_contacts_Channels');
  const compared = { channels: channels.map(({ code }) => code), from: after.validFrom };
  const told = new Map(before.rules.map((rule) => [withDays([rule], holidays)[0], rule]));
  const lost = looserRules(
    [...told.keys()].filter((rule) => rule !== undefined),
    withDays(after.rules, holidays),
    compared,
  );
  if (lost.length === 0) return [];
  const kept = lost.flatMap((rule) => told.get(rule) ?? []);
  return [{ than: `${before.pack}, ${before.validFrom}`, rules: kept }];
}

function validOn(versions: readonly Version[], day: IsoDate): Version | undefined {
  return versions.findLast(({ validFrom, validTo }) => {
    return validFrom <= day && (validTo === null || validTo >= day);
  });
}
