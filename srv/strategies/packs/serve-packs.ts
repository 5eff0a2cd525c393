import type cds from '@sap/cds';
import { isIsoDate } from '../../domain/iso-date.ts';
import { type Asker, askerOf } from '../../requests/asker.ts';
import { badRequest } from '../../requests/refusal.ts';
import { textOf } from '../../requests/text-of.ts';
import { offeredToRules } from '../lists/offered.ts';
import { rulesIn, rulesInWords } from '../lists/rules-field.ts';
import { withTexts } from '../with-texts.ts';
import { looserInWords, looserThan, readVersions, versionOf } from './check-pack.ts';
import { tryRules } from './try-rules.ts';

interface Written {
  readonly pack?: string | null;
  readonly validFrom?: string | null;
  readonly lawPack?: string | null;
  readonly content?: string | null;
}

interface Tried extends Written {
  readonly channel?: string | null;
  readonly day?: string | null;
}

/** What whoever writes a pack of contact rules is told before it is kept. */
export function servePacks(service: cds.Service): void {
  service.on(
    'readContactRules',
    withTexts(async (request) => readWritten(await askerOf(request), request.data as Written)),
  );
  service.on(
    'tryContactRules',
    withTexts(async (request) => tryWritten(await askerOf(request), request.data as Tried)),
  );
}

async function readWritten(asker: Asker, { content, ...which }: Written) {
  const { language } = asker;
  const offered = await offeredToRules(asker);
  const { rules, faults } = rulesIn(content ?? '[]', offered);
  const problemOf = (at: number) =>
    faults
      .filter(({ rule }) => rule === at)
      .map(({ code }) => textOf(code, language) ?? code)
      .join(' ') || null;
  const kept = JSON.stringify(rules);
  const sentences = rulesInWords(kept, offered, language);
  return {
    content: kept,
    problem: problemOf(-1),
    rules: rules.map(({ kind, source }, at) => {
      return { sequence: at, kind, source, sentence: sentences[at], problem: problemOf(at) };
    }),
    ...(faults.length > 0 ? { looser: [], than: null } : await looserOf(asker, which, kept)),
  };
}

/** Before a day is given, what is in force is what they are held against. */
async function looserOf(asker: Asker, { pack, validFrom, lawPack }: Written, content: string) {
  const day = validFrom && isIsoDate(validFrom) ? validFrom : '9999-12-31';
  const own = versionOf({ pack: pack ?? '', validFrom: day, content });
  const versions = await readVersions(asker.db, [own.pack, lawPack ?? '']);
  const looser = await looserThan(asker.db, own, versions);
  return {
    looser: await looserInWords(asker, looser),
    than: looser.map(({ than }) => than).join(' · ') || null,
  };
}

async function tryWritten(asker: Asker, { pack, content, channel, day }: Tried) {
  const offered = await offeredToRules(asker);
  const { rules, faults } = rulesIn(content ?? '[]', offered);
  const [first] = faults;
  if (first) throw badRequest(first.code, 'content');
  if (!offered.get('rules/channels')?.some(({ code }) => code === channel)) {
    throw badRequest('CHANNEL_UNKNOWN', 'channel', { value: channel ?? '' });
  }
  const how = { pack: pack ?? '', rules, channel: channel ?? '', day: day ?? null };
  return tryRules(asker.db, how, asker.now);
}
