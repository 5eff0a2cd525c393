import cds from '@sap/cds';
import { type Agent, type Candidate, nextCustomer } from './next-customer.ts';
import { withText } from './refusal.ts';
import { settings } from './settings.ts';
import { languageOf, myDatabase, POSITION_COLUMNS } from './visit.ts';

/** Whom to work next, and who is calling: what an agent asks without a position in hand. */
export function serveCustomers(service: cds.ApplicationService): void {
  service.on('nextCustomer', async (request) => {
    try {
      const candidates = await readCandidates(service);
      return await nextCustomer(
        await agentOf(request),
        candidates,
        request.data.channel ?? 'phone',
      );
    } catch (error) {
      throw withText(error);
    }
  });
}

async function agentOf(request: cds.Request): Promise<Agent> {
  return {
    db: await myDatabase(request),
    agent: request.user.id,
    language: languageOf(request.locale),
    now: request.timestamp.toISOString(),
  };
}

/** Through the agent's own view. Each may cost a question to the gate, so not the whole list. */
async function readCandidates(service: cds.ApplicationService): Promise<Candidate[]> {
  const columns = [...POSITION_COLUMNS, 'name', 'heldBy', 'heldUntil'];
  const query = cds.ql.SELECT.from('WorklistService.MyPositions')
    .columns(columns as never)
    .where({ status: 'open' } as never)
    .orderBy('rank', 'segment')
    .limit(settings().nextCustomerLooks);
  return (await service.run(query)) as Candidate[];
}
