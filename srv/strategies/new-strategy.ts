import { randomUUID } from 'node:crypto';
import cds from '@sap/cds';
import { conflict } from '../requests/refusal.ts';

/** Makes a strategy and its first draft, without rules yet; the draft's id (STRATEGY_EXISTS). */
export async function newStrategy(service: cds.Service, request: cds.Request): Promise<string> {
  const { strategy, name, description, currency, maxValuation } = request.data;
  const { SELECT, INSERT } = cds.ql;
  const known = await service.run(
    SELECT.one.from('StrategiesService.Strategies').where({ strategy }),
  );
  if (known) throw conflict('STRATEGY_EXISTS', { strategy });
  const head = { strategy, name, description };
  await service.run(INSERT.into('StrategiesService.Strategies').entries(head));
  const ID = randomUUID();
  const draft = { ID, strategy, currency, maxValuation };
  await service.run(INSERT.into('StrategiesService.Versions').entries(draft));
  return ID;
}
