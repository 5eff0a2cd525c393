import type cds from '@sap/cds';
import { nameOf, type Query, type Ref } from '../security/guard/cqn.ts';

/** What the row of an agent and the agent's rows in other entities are found by. */
interface AgentKey {
  readonly segment: string;
  readonly collectionGroup: string;
  readonly agent: string;
}

/**
 * Says of whom the lists of an agent's page are. CAP asks for the rows for which there is such an agent,
 * which tells no database that all others can be left out before they are counted.
 */
export function narrowToAgent(service: cds.ApplicationService): void {
  service.before('READ', ['Loads', 'OffLists'], ({ query, params }) => {
    const from = (query as unknown as Query).SELECT?.from;
    const [root, ...steps] = (from as Ref | undefined)?.ref ?? [];
    if (!root || steps.length === 0 || nameOf(root) !== `${service.name}.TeamLoads`) return;
    const [{ segment, collectionGroup, agent }] = params as unknown as [AgentKey];
    (query as unknown as { where(key: AgentKey): void }).where({ segment, collectionGroup, agent });
  });
}
