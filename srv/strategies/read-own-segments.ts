import type cds from '@sap/cds';
import { segmentsOf } from './request.ts';

/** What belongs to a segment, each with the way to it. */
const SEGMENT_OF: Readonly<Record<string, string>> = {
  Segments: 'segment',
  Groups: 'segment',
  Assignments: 'segment',
  StageRules: 'segment',
  StageConditions: 'segment',
  TreatmentTrees: 'segment',
  TreatmentBranches: 'partOf.segment',
  TreatmentBranchTexts: 'partOf.segment',
  TreatmentConditions: 'partOf.segment',
  Experiments: 'segment',
  ExperimentArms: 'test.segment',
  ExperimentLooks: 'test.segment',
  SettingChanges: 'segment',
  AssignmentChanges: 'partOf.segment',
  StageRuleChanges: 'partOf.segment',
  StageConditionChanges: 'partOf.segment',
  ExclusionTreatmentChanges: 'partOf.segment',
};

/**
 * Users with the attribute `segment` read rows of those segments only. CAP's own restrictions cannot
 * say "or without the attribute all": the test for null has no type on PostgreSQL.
 */
export function readOwnSegments(service: cds.Service): void {
  for (const [entity, path] of Object.entries(SEGMENT_OF)) {
    service.before('READ', entity, (request) => {
      const segments = segmentsOf(request.user);
      const query = request.query as { where?(condition: object): void };
      if (segments !== null) query.where?.({ [path]: { in: segments } });
    });
  }
}
