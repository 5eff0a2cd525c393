import { appendEvents } from '../../audit/append-event.ts';
import type { Asker } from '../../requests/asker.ts';
import type { RowOfChange } from './apply-rows.ts';
import type { SettingList, WrittenRow } from './list.ts';

/** Says each row that was put into force in the audit trail, where its list asks for it; null: it was removed. */
export async function auditRows(
  { db, user, now }: Asker,
  { list, auditedAs }: SettingList,
  rows: readonly RowOfChange[],
): Promise<void> {
  if (!auditedAs) return;
  const events = rows.map(({ rowKey, content }) => {
    const row = content === null ? null : (JSON.parse(content) as WrittenRow);
    return {
      occurredAt: now,
      actor: user,
      decision: auditedAs,
      objectType: 'setting',
      objectKey: list,
      source: '',
      partner: '',
      reason: row?.reason ?? '',
      details: { rowKey, row },
    };
  });
  await appendEvents(db, events);
}
