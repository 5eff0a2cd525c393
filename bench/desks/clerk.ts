import { addDays } from '../../srv/domain/iso-date.ts';
import { type Act, type Request, rowsOf } from '../answer-times.ts';
import { DAY } from '../evaluate-target.ts';

/** One case of a clerk, on which nobody else works. */
export interface ClerksCase {
  readonly id: string;
  readonly clerk: string;
}

const TEXTS = '$expand=statusText,reasonText,ownerText,slaText,erpStateText';
const why = 'Invoice and delivery note differ';

/** How a dispute clerk finds a case, works it to its end, and how a controller looks at all of them. */
export const CLERKS_ACTS: readonly Act<ClerksCase>[] = [
  list('cases by deadline', `Cases?$orderby=dueOn,ID&${TEXTS}`),
  list('my cases', ({ clerk }) => `Cases?$filter=owner eq '${clerk}'&$orderby=dueOn,ID&${TEXTS}`),
  list('late cases', `Cases?$filter=sla eq 'late' or sla eq 'escalated'&$orderby=dueOn&${TEXTS}`),
  list('cases by amount', `Cases?$orderby=openAmount desc&${TEXTS}`),
  list('cases waiting for the ERP', `Cases?$filter=erpState eq 'pending'&${TEXTS}`),
  read('case', `?${TEXTS}`),
  ...['items', 'tasks', 'messages', 'operations', 'differences', 'history'].map((part) =>
    read(`case’s ${part}`, `/${part}?$count=true&$top=10`),
  ),
  action('take a case', 'takeCase', {}),
  action('change a case', 'changeCase', { rootCause: 'BILL', dueOn: addDays(DAY, 20), why }),
  action('ask a department', 'askDepartment', {
    department: 'BILLING',
    task: 'What was agreed on?',
    dueOn: addDays(DAY, 5),
  }),
  read('tasks asked', '/tasks?$filter=isOpen eq true'),
  {
    name: 'complete a task',
    request: (_, answers) => {
      const [task] = rowsOf(answers, 'tasks asked');
      const etag = String(task?.['@odata.etag'] ?? '*');
      const path = `Tasks(${task?.ID})/DisputesService.completeTask`;
      return task ? { path, etag, body: { result: 'A rebate was agreed on' } } : null;
    },
  },
  action('write a message', 'addMessage', { direction: 'internal', channel: 'email', text: why }),
  action('decide a case', 'decideCase', {
    decision: 'not-justified',
    rootCause: 'BILL',
    reason: why,
  }),
  list('created and solved', 'CreatedAndSolved?'),
  list('root causes', 'RootCauseFigures?$expand=causeText,reasonText'),
];

function list(name: string, path: string | ((subject: ClerksCase) => string)): Act<ClerksCase> {
  const counted = (text: string) => ({ path: `${text}&$top=30&$count=true` });
  return {
    name,
    request: (subject) => counted(typeof path === 'string' ? path : path(subject)),
  };
}

function read(name: string, what: string): Act<ClerksCase> {
  return { name, request: ({ id }) => ({ path: `Cases(${id})${what}` }) };
}

function action(name: string, called: string, body: object): Act<ClerksCase> {
  return {
    name,
    request: ({ id }): Request => ({
      path: `Cases(${id})/DisputesService.${called}`,
      body,
      etag: '*',
    }),
  };
}
