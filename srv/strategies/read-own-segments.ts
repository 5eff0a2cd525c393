import type cds from '@sap/cds';
import { segmentsOf } from '../requests/limits.ts';
import { limitQuery } from './limit-query.ts';

/** What belongs to a segment, each with the way to it. */
const SEGMENT_OF: Readonly<Record<string, readonly string[]>> = {
  Segments: ['segment'],
  Groups: ['segment'],
  Assignments: ['segment'],
  StageRules: ['segment'],
  StageConditions: ['segment'],
  TreatmentTrees: ['segment'],
  TreatmentBranches: ['partOf', 'segment'],
  TreatmentBranchTexts: ['partOf', 'segment'],
  TreatmentConditions: ['partOf', 'segment'],
  Experiments: ['segment'],
  ExperimentArms: ['test', 'segment'],
  ExperimentLooks: ['test', 'segment'],
  SettingChanges: ['segment'],
  AssignmentChanges: ['partOf', 'segment'],
  StageRuleChanges: ['partOf', 'segment'],
  StageConditionChanges: ['partOf', 'segment'],
  ExclusionTreatmentChanges: ['partOf', 'segment'],
  SettingRowChanges: ['partOf', 'segment'],
};

/** Users with the attribute `segment` read rows of those segments only. */
export function readOwnSegments(service: cds.Service): void {
  for (const [entity, path] of Object.entries(SEGMENT_OF)) {
    service.before('READ', entity, (request) => {
      const names = segmentsOf(request.user);
      if (names !== null) limitQuery(request, { path, names });
    });
  }
}
