import { addDays } from '../../srv/domain/iso-date.ts';
import { type Act, rowsOf } from '../answer-times.ts';
import { DAY } from '../evaluate-target.ts';

/** What one round of a supervisor is about; no two rounds take the same customers. */
export interface Round {
  /** Which round of all supervisors' it is, from 0. */
  readonly turn: number;
  readonly segment: string;
  /** Of the segment: who gives and who takes. */
  readonly agents: readonly [string, string];
  readonly collectionGroup: string;
  /** What is given to somebody else at once: no other round gives of the same owner. */
  readonly many: ManyCustomers;
}

/** An owner's customers who owe most, and an agent of the same group. */
export interface ManyCustomers {
  readonly segment: string;
  readonly owner: string;
  readonly agent: string;
  readonly minOverdue: string | null;
}

const WEEK = { validFrom: DAY, validTo: addDays(DAY, 7) };
const reason = 'Peak at the end of the month';
const OPEN = '$expand=priorityText,stageText,ownerText,workerText&$top=30';

/** How a supervisor looks at the day, gives work to others, and decides; in the order of a morning. */
export const SUPERVISORS_ACTS: readonly Act<Round>[] = [
  list('team', 'TeamLoads?$orderby=toDo desc,agentName&$expand=stateText&$top=30'),
  list('team, of a group', ({ collectionGroup }) => {
    return `TeamLoads?$filter=collectionGroup eq '${collectionGroup}'&$orderby=owned desc&$top=30`;
  }),
  list('progress', 'Progress?$orderby=collectionGroup,toDo desc&$top=30'),
  list('progress by agent', "Progress?$filter=dimension eq 'agent'&$orderby=member&$top=30"),
  list('untouched', 'Untouched?$orderby=collectionGroup,fromDays&$top=30'),
  list('open customers', `OpenCustomers?$orderby=percent desc,overdueAmount desc&${OPEN}`),
  list('open customers, of an agent', ({ agents: [owner] }) => {
    const filter = `owner eq '${owner}' and daysPastDue ge 30`;
    return `OpenCustomers?$filter=${filter}&$orderby=percent desc,overdueAmount desc&${OPEN}`;
  }),
  list('open customers, by days', `OpenCustomers?$orderby=daysPastDue desc&$skip=120&${OPEN}`),
  list('held customers', 'HeldCustomers?$orderby=since&$expand=priorityText&$top=30'),
  list(
    'off the lists',
    'OffLists?$orderby=percent desc,partner&$expand=reasonText,kindText&$top=30',
  ),
  {
    name: 'agent’s page',
    request: (round) => ({ path: `${agentOf(round)}?$expand=stateText,absences,substitutes` }),
  },
  {
    name: 'agent’s load by priority',
    request: (round) => ({ path: `${agentOf(round)}/byPriority?$count=true` }),
  },
  {
    name: 'agent’s customers not today',
    request: (round) => ({ path: `${agentOf(round)}/notToday?$count=true&$top=10` }),
  },
  {
    name: 'reassign one',
    request: ({ turn, agents: [, agent] }, answers) =>
      on('OpenCustomers', rowsOf(answers, 'open customers, of an agent')[turn], 'reassign', {
        agent,
        reason,
      }),
  },
  {
    name: 'preview of many',
    request: (round) => ({ path: 'previewReassignment', body: forAWeek(round) }),
  },
  {
    name: 'reassign many',
    request: (round, answers) => ({
      path: 'reassignAll',
      body: {
        ...forAWeek(round),
        customers: answers.get('preview of many')?.body.customers,
        reason,
      },
    }),
  },
  {
    name: 'release a hold',
    request: ({ turn }, answers) =>
      on('HeldCustomers', rowsOf(answers, 'held customers')[turn], 'releaseHold', { reason }),
  },
  list('promises to approve', 'PromisesToApprove?$expand=deciderText&$top=30'),
  {
    name: 'approve a promise',
    request: ({ turn }, answers) =>
      decide(rowsOf(answers, 'promises to approve')[turn * 2], 'approve'),
  },
  {
    name: 'refuse a promise',
    request: ({ turn }, answers) =>
      decide(rowsOf(answers, 'promises to approve')[turn * 2 + 1], 'refuse'),
  },
  list('plans to approve', 'PlansToApprove?$top=30'),
  list('write-offs to approve', 'WriteOffsToApprove?$top=30'),
  list('promises today', 'PromisesToday?$expand=kindText&$top=30'),
  list('contacts today', 'ContactFigures?$top=30'),
  list('resubmissions due', 'DueResubmissions?$orderby=daysWaiting desc&$top=30'),
  list('parked', 'ParkedFigures?$top=30'),
  list('reordered', 'ReorderedPositions?$top=30'),
  list('proof of fairness', 'Certificates?$top=30'),
  list('moves of the night', 'Moves?$expand=causeText,fromText,toText&$top=30'),
  list('absences', 'Absences?$top=30'),
  {
    name: 'lend a customer',
    request: ({ segment, agents: [, agent], turn }, answers) => {
      const { source, partner } = rowsOf(answers, 'open customers, of an agent')[turn + 12] ?? {};
      const customer = { segment, source, partner };
      return { path: 'assignForAWhile', body: { ...customer, agent, ...WEEK, reason } };
    },
  },
  {
    name: 'fix a customer’s agent',
    request: ({ segment, agents: [agent], turn }, answers) => {
      const { source, partner } = rowsOf(answers, 'open customers, of an agent')[turn + 18] ?? {};
      const validFrom = addDays(DAY, 1);
      const body = { segment, source, partner, agent, validFrom, validTo: null, reason };
      return { path: 'fixAgent', body };
    },
  },
  {
    name: 'record an absence',
    request: ({ agents: [agent] }) => ({
      path: 'recordAbsence',
      body: { agent, ...WEEK, isHalfDay: false, reason: 'Ill' },
    }),
  },
  {
    name: 'end an absence',
    request: ({ segment, collectionGroup }, answers) => {
      const ID = answers.get('record an absence')?.body.value;
      const key = `segment='${segment}',collectionGroup='${collectionGroup}',ID=${ID}`;
      return { path: `Absences(${key})/SupervisionService.cancel`, body: { reason } };
    },
  },
  {
    name: 'rules of the team',
    request: ({ segment }) => ({
      path: 'setTeamRules',
      body: { segment, idleMinutes: 20, overloadPercent: 110, ageLimits: [7, 30], reason },
    }),
  },
];

function list(name: string, path: string | ((round: Round) => string)): Act<Round> {
  const counted = (text: string) => `${text}&$count=true`;
  return {
    name,
    request: (round) => ({ path: counted(typeof path === 'string' ? path : path(round)) }),
  };
}

function agentOf({ segment, collectionGroup, agents: [agent] }: Round): string {
  const key = `segment='${segment}',collectionGroup='${collectionGroup}',agent='${agent}'`;
  return `TeamLoads(${key})`;
}

function forAWeek({ many }: Round): object {
  return { ...many, validTo: WEEK.validTo };
}

function on(
  entity: string,
  row: Record<string, unknown> | undefined,
  action: string,
  body: object,
) {
  if (!row) return null;
  const { segment, source, partner } = row;
  const key = `segment='${segment}',source='${source}',partner='${partner}'`;
  return { path: `${entity}(${key})/SupervisionService.${action}`, body };
}

function decide(row: Record<string, unknown> | undefined, action: string) {
  if (!row) return null;
  return {
    path: `PromisesToApprove(${row.ID})/SupervisionService.${action}`,
    body: { reason: 'Fits the income' },
  };
}
