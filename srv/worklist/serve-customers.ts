import cds from '@sap/cds';
import { languageOf } from '../requests/language-of.ts';
import { segmentsOf } from '../requests/limits.ts';
import { myDatabase } from '../requests/my-database.ts';
import { withText } from '../requests/refusal.ts';
import { findCustomers } from './find-customers.ts';
import { type Agent, type Candidate, nextCustomer } from './next-customer.ts';
import { openCustomer } from './open-customer.ts';
import { settings } from './settings.ts';
import { type Call, takeCall } from './take-call.ts';
import { type MyPosition, POSITION_COLUMNS } from './visit.ts';

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
  service.on('findCustomer', async (request) => {
    return findCustomers(await agentOf(request), request.data.text ?? '');
  });
  service.on('takeCall', async (request) => {
    try {
      return await takeAndOpen(service, request);
    } catch (error) {
      throw withText(error);
    }
  });
}

/** The customer as they stand on the agent's list now, opened and held. */
async function takeAndOpen(service: cds.ApplicationService, request: cds.Request) {
  const agent = await agentOf(request);
  const call = request.data as Call;
  await takeCall(agent, call);
  const { segment, source, partner } = call;
  const read = () =>
    service.run(
      cds.ql.SELECT.one
        .from('WorklistService.MyPositions')
        .where({ segment, source, partner } as never),
    );
  await openCustomer({ ...agent, position: (await read()) as MyPosition });
  return read();
}

/** Who asks, before it is known about whom. */
export async function agentOf(request: cds.Request): Promise<Agent> {
  return {
    db: await myDatabase(request),
    agent: request.user.id,
    language: languageOf(request.locale),
    now: request.timestamp.toISOString(),
    segments: segmentsOf(request.user),
  };
}

/** Through the agent's own view. Each may cost a question to the gate, so not the whole list. */
async function readCandidates(service: cds.ApplicationService): Promise<Candidate[]> {
  const columns = [...POSITION_COLUMNS, 'name', 'heldBy', 'heldUntil'];
  const query = cds.ql.SELECT.from('WorklistService.MyPositions')
    .columns(columns as never)
    .where({ status: 'open' } as never)
    .orderBy('rank', 'movedAt desc', 'segment')
    .limit(settings().nextCustomerLooks);
  return (await service.run(query)) as Candidate[];
}
