import { SaldoError } from '../domain/errors.ts';
import type { Database } from '../platform/database.ts';
import { type Rejection, rejectionOf } from './rejections.ts';
import type { SegmentSetup } from './segment-setup.ts';

/**
 * What is wrong with how a segment is set up, each thing once and by its name: a stage without a
 * group, a strategy without a version valid today, a rule on an unknown fact, minutes not
 * maintained. Customers it concerns are rejected too; the run goes on for all others.
 */
export function checkSetup(setup: SegmentSetup): Rejection[] {
  const stages = new Set(setup.stages.rules.map(({ stage }) => stage));
  const inStages = [...stages].flatMap((stage) => {
    const key = `${setup.segment.segment}/${stage}`;
    try {
      checkStage(stage, setup);
      return [];
    } catch (error) {
      if (!(error instanceof SaldoError)) throw error;
      return [rejectionOf(error, 'Stage', key)];
    }
  });
  const { problem, tree = '' } = setup.treatment ?? {};
  return problem ? [...inStages, rejectionOf(problem, 'TreatmentTree', tree)] : inStages;
}

function checkStage(stage: string, setup: SegmentSetup): void {
  const { segment } = setup.segment;
  const collectionGroup = setup.groupOf(stage);
  const version = setup.findStrategy({ segment, stage, collectionGroup, arm: null });
  setup.compiled(version.id);
  for (const { priority } of version.bands) setup.effortMinutes(stage, priority);
}

/**
 * What is wrong with who works for whom today: active agents who belong to no group, temporary
 * assignments to somebody who works in none of the segment's groups, and skills that are asked for
 * but that nobody of the segment has.
 */
export async function checkWorkforce(db: Database, today: string): Promise<Rejection[]> {
  return [
    ...(await agentsWithoutGroup(db, today)),
    ...(await assignedToStrangers(db, today)),
    ...(await skillsOfNobody(db, today)),
  ];
}

async function skillsOfNobody(db: Database, today: string): Promise<Rejection[]> {
  const rows = await db.query<{ segment: string; skill: string }>(
    `SELECT DISTINCT r.segment, r.skill FROM saldo_organization_RequiredSkills r
    WHERE NOT EXISTS (SELECT 1 FROM saldo_organization_SpecialistSkills s
      JOIN saldo_organization_Specialists a ON a.agent = s.agent AND a.isActive = true
      JOIN saldo_organization_GroupMembers m ON m.agent = s.agent
        AND (m.validFrom IS NULL OR m.validFrom <= ?) AND (m.validTo IS NULL OR m.validTo >= ?)
      JOIN saldo_organization_Groups g
        ON g.collectionGroup = m.collectionGroup AND g.segment = r.segment
      WHERE s.skill = r.skill)
    ORDER BY r.segment, r.skill`,
    [today, today],
  );
  return rows.map(({ segment, skill }) => ({
    object: 'RequiredSkill',
    objectKey: `${segment}/${skill}`,
    code: 'SKILL_OF_NOBODY',
    message:
      `Nobody who works segment ${segment} on ${today} has skill ${skill}, so customers who need it ` +
      'have no agent; give it to a specialist or stop asking for it.',
  }));
}

async function assignedToStrangers(db: Database, today: string): Promise<Rejection[]> {
  const rows = await db.query<{ id: string; agent: string; segment: string }>(
    `SELECT t.ID AS id, t.agent, t.segment FROM saldo_organization_TemporaryAssignments t
    WHERE t.validFrom <= ? AND t.validTo >= ? AND NOT EXISTS (
      SELECT 1 FROM saldo_organization_GroupMembers m
      JOIN saldo_organization_Groups g
        ON g.collectionGroup = m.collectionGroup AND g.segment = t.segment
      WHERE m.agent = t.agent AND (m.validFrom IS NULL OR m.validFrom <= ?)
        AND (m.validTo IS NULL OR m.validTo >= ?))
    ORDER BY t.ID`,
    [today, today, today, today],
  );
  return rows.map(({ id, agent, segment }) => ({
    object: 'TemporaryAssignment',
    objectKey: id,
    code: 'ASSIGNED_TO_STRANGER',
    message:
      `Specialist ${agent} works in no group of segment ${segment} on ${today}, so the owners keep ` +
      'their customers; name somebody of the segment or add a group membership.',
  }));
}

async function agentsWithoutGroup(db: Database, today: string): Promise<Rejection[]> {
  const agents = await db.query<{ agent: string }>(
    `SELECT a.agent FROM saldo_organization_Specialists a
    WHERE a.isActive = true AND NOT EXISTS (SELECT 1 FROM saldo_organization_GroupMembers m
      WHERE m.agent = a.agent AND (m.validFrom IS NULL OR m.validFrom <= ?)
        AND (m.validTo IS NULL OR m.validTo >= ?))
    ORDER BY a.agent`,
    [today, today],
  );
  return agents.map(({ agent }) => ({
    object: 'Specialist',
    objectKey: agent,
    code: 'AGENT_WITHOUT_GROUP',
    message:
      `Specialist ${agent} belongs to no group on ${today} and gets no customers; ` +
      'add a group membership or set the specialist inactive.',
  }));
}
