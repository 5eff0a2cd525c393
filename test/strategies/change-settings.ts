import type { Answer } from '../support/saldo-server.ts';
import type { StrategiesWorld } from './strategies-world.ts';

/** Drafts a change, proposes it as Sara and puts it into force as Tomas; the first refusal, or the end. */
export async function changeSettings(world: StrategiesWorld, change: object): Promise<Answer> {
  const drafted = await world.call('SettingChanges', { body: { title: 'Change', ...change } });
  if (drafted.status !== 201) return drafted;
  const row = `SettingChanges(${drafted.body.ID})`;
  const proposed = await world.actOn(row, 'propose');
  if (proposed.status !== 200) return proposed;
  return world.actOn(row, 'activate', {}, { user: 'tomas' });
}
