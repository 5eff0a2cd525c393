import cds from '@sap/cds';
import { withText } from '../requests/refusal.ts';
import { type MoveInput, moveInList } from './move-in-list.ts';
import { myDay } from './my-day.ts';
import { agentOf } from './serve-customers.ts';
import { type PositionRequest, visitOf } from './visit.ts';

/** How the agent's day goes, and the order in which they want to work. */
export function serveMyList(service: cds.ApplicationService): void {
  service.on('myDay', async (request) => myDay(await agentOf(request)));
  service.on('moveInList', 'MyPositions', async (request) => {
    try {
      const visit = await visitOf(request as unknown as PositionRequest);
      await moveInList(visit, request.data as MoveInput);
    } catch (error) {
      throw withText(error);
    }
    return service.run(cds.ql.SELECT.one.from(request.subject as never));
  });
}
