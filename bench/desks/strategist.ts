import { type Act, rowsOf } from '../answer-times.ts';

/** A version in force that a strategy manager begins a draft from. */
export interface DraftFrom {
  readonly version: string;
}

const RULE = {
  titles: [{ language: 'en', text: 'Late and large' }],
  points: 40,
  conditions: [
    { fact: 'oldestDaysOverdue', operator: 'below', negated: true, values: ['30'] },
    { fact: 'overdueTotal', operator: 'above', negated: false, values: ['1200.50'] },
  ],
};

/** How a strategy manager looks at what is in force and writes a draft; trying it is measured by `trial`. */
export const STRATEGISTS_ACTS: readonly Act<DraftFrom>[] = [
  ...['Versions', 'TreatmentTrees', 'Experiments', 'SettingChanges'].map((entity) => ({
    name: `list of ${entity}`,
    request: () => ({ path: `${entity}?$count=true&$top=30` }),
  })),
  { name: 'facts to ask', request: () => ({ path: 'Facts?$top=100' }) },
  {
    name: 'draft from a version',
    request: ({ version }) => ({
      path: `Versions(${version})/StrategiesService.copyAsDraft`,
      body: { comment: 'With more weight on late customers' },
    }),
  },
  onDraft('version', (draft) => ({ path: `${draft}?$expand=statusText,strategyText` })),
  onDraft('rules as sentences', (draft) => ({
    path: `${draft}/rules?$select=sequence,title,sentence,problem&$orderby=sequence`,
  })),
  onDraft('bands', (draft) => ({ path: `${draft}/bands?$expand=priorityText` })),
  onDraft('new rule', (draft) => ({ path: `${draft}/StrategiesService.saveRule`, body: RULE })),
  onDraft('rule to edit', (draft, answers) => {
    const sequence = rowsOf(answers, 'rules as sentences')[0]?.sequence;
    return { path: `${draft}/StrategiesService.ruleToEdit(sequence=${sequence})` };
  }),
  onDraft('comment', (draft, answers) => ({
    path: `${draft}/StrategiesService.changeParameters`,
    body: { known: answers.get('version')?.body.knownParameters, comment: 'Weights as agreed' },
  })),
  {
    name: 'compare',
    request: ({ version }, answers) => {
      const draft = `Versions(${answers.get('draft from a version')?.body.ID})`;
      return { path: `${draft}/StrategiesService.compare(other=${version})` };
    },
  },
];

function onDraft(
  name: string,
  request: (
    draft: string,
    answers: Parameters<Act<DraftFrom>['request']>[1],
  ) => {
    readonly path: string;
    readonly body?: object;
  },
): Act<DraftFrom> {
  return {
    name,
    request: (_, answers) =>
      request(`Versions(${answers.get('draft from a version')?.body.ID})`, answers),
  };
}
