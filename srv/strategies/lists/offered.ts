import type { Asker } from '../../requests/asker.ts';
import { type Choice, choicesFor } from './choices.ts';
import type { SettingList, WrittenRow } from './list.ts';
import type { Offered } from './read-input.ts';

/** What rules of contact name, beside the fields of their list. */
const NAMED_IN_RULES = [
  ['rules/channels', 'channels'],
  ['rules/reasons', 'exclusionReasons'],
  ['rules/relations', 'blockedRelations'],
  ['rules/calendars', 'calendars'],
] as const;

type Reader = Pick<Asker, 'db' | 'language' | 'segments'>;

/**
 * What each field of a list may say. A script that the same change brings may be given steps: nobody
 * should wait for the one to write the other.
 * @param change the draft that is written in, if any
 */
export async function offeredIn(
  reader: Reader,
  { fields }: SettingList,
  change: string | null,
): Promise<Offered> {
  const isOfRules = fields.some(({ kind }) => kind === 'rules');
  const offered = new Map(isOfRules ? await offeredToRules(reader) : []);
  for (const { name, choices } of fields) {
    if (!choices) continue;
    const found = await choicesFor(reader, choices);
    const own = choices === 'scripts' && change ? await scriptsOf(reader, change) : [];
    offered.set(name, [...found, ...own]);
  }
  return offered;
}

/** What rules of contact may name, by 'rules/channels' and so on. */
export async function offeredToRules(reader: Reader): Promise<Offered> {
  const offered = new Map<string, readonly Choice[]>();
  for (const [name, choices] of NAMED_IN_RULES) {
    offered.set(name, await choicesFor(reader, choices));
  }
  return offered;
}

async function scriptsOf({ db }: Reader, change: string): Promise<Choice[]> {
  const rows = await db.query<{ content: string }>(
    `SELECT content FROM saldo_strategies_SettingRowChanges
    WHERE change = ? AND list = 'call-scripts' AND content IS NOT NULL`,
    [change],
  );
  return rows.map(({ content }) => {
    const { ID = '', segment, strategy, stage, validFrom } = JSON.parse(content) as WrittenRow;
    return { code: ID, name: [segment, strategy || '*', stage || '*', validFrom].join(' · ') };
  });
}
