import { CelEngine, TemplateFile } from '@aws/cloudformation-validate';
import { functionNames } from '../../functions/packaging/package-functions.ts';
import {
  forgetTemplate,
  ofType,
  type Properties,
  packagedTemplate,
  referredTo,
  type Template,
} from '../support/deployment/packaged-template.ts';

let file: string;
let template: Template;

beforeAll(async () => {
  ({ file, template } = await packagedTemplate());
});
afterAll(() => forgetTemplate(file));

interface Statement {
  readonly Action: string[];
  readonly Resource: unknown[];
}

/** The statements that this repository writes into a function's role. */
function statementsOf({ Policies }: Properties): Statement[] {
  const policies = Policies as { PolicyDocument: { Statement: Statement[] } }[];
  return policies.flatMap(({ PolicyDocument }) => PolicyDocument.Statement);
}

const nameOfFunction = ({ Handler }: Properties) => String(Handler).replace('.handler', '');

test('CloudFormation finds no fault in the template', () => {
  const engine = new CelEngine();
  const { diagnostics } = engine.validateStandard(new TemplateFile(file), {
    severityLevel: 'WARN',
  });
  engine.free();
  const faults = diagnostics.filter(
    ({ severity, ruleId }) => ['ERROR', 'FATAL'].includes(severity) || ruleId === 'W3030',
  );
  expect(faults.map(({ ruleId, message }) => `${ruleId} ${message}`)).toEqual([]);
});

test('every packaged function is deployed', async () => {
  const deployed = ofType(template, 'AWS::Lambda::Function').map(([, one]) => nameOfFunction(one));
  expect(deployed.toSorted()).toEqual(await functionNames());
});

test('every function has a role of its own, which no other has', () => {
  const roles = ofType(template, 'AWS::Lambda::Function').map(([, { Role }]) => referredTo(Role));
  expect(new Set(roles).size).toBe(roles.length);
  expect(Object.keys(template.Resources)).not.toContain('IamRoleLambdaExecution');
});

test('no role names an action or a resource by a wildcard', () => {
  for (const [id, role] of ofType(template, 'AWS::IAM::Role')) {
    for (const { Action, Resource } of statementsOf(role)) {
      expect([id, Action.filter((action) => action.includes('*'))]).toEqual([id, []]);
      expect([id, Resource.filter((one) => one === '*')]).toEqual([id, []]);
    }
  }
});

test('a function that is fed by a queue may take from that queue and no other', () => {
  for (const [, mapping] of ofType(template, 'AWS::Lambda::EventSourceMapping')) {
    const fed = template.Resources[referredTo(mapping.FunctionName)]?.Properties;
    const role = template.Resources[referredTo(fed?.Role)]?.Properties ?? {};
    const takes = statementsOf(role).filter(({ Action }) => Action.includes('sqs:ReceiveMessage'));
    expect(takes.flatMap(({ Resource }) => Resource.map(referredTo))).toEqual([
      referredTo(mapping.EventSourceArn),
    ]);
    expect(mapping.FunctionResponseTypes).toEqual(['ReportBatchItemFailures']);
  }
});

/** What the steps of a night send on (srv/runs/night-steps), and what the relay wakes. */
const SENDS_TO: Readonly<Record<string, readonly string[]>> = {
  'plan-night': ['BalanceQueue', 'EvaluateQueue'],
  'evaluate-partition': ['BalanceQueue'],
  balance: ['BalanceQueue', 'PublishQueue'],
  publish: ['BalanceQueue', 'PublishQueue'],
  'write-back-relay': ['WriteBackQueue'],
};

test('a function may send to the queues that its steps are sent on to, and to no other', () => {
  for (const [, { Handler, Role }] of ofType(template, 'AWS::Lambda::Function')) {
    const role = template.Resources[referredTo(Role)]?.Properties ?? {};
    const sends = statementsOf(role).filter(({ Action }) => Action.includes('sqs:SendMessage'));
    const name = nameOfFunction({ Handler });
    const queues = sends.flatMap(({ Resource }) => Resource.map(referredTo)).toSorted();
    expect([name, queues]).toEqual([name, SENDS_TO[name] ?? []]);
  }
});

test('a queue hides a message at least six times as long as its function may take', () => {
  const mappings = ofType(template, 'AWS::Lambda::EventSourceMapping');
  expect(mappings).toHaveLength(4);
  for (const [, { EventSourceArn, FunctionName }] of mappings) {
    const queue = template.Resources[referredTo(EventSourceArn)]?.Properties;
    const fed = template.Resources[referredTo(FunctionName)]?.Properties;
    expect(Number(queue?.VisibilityTimeout)).toBeGreaterThanOrEqual(6 * Number(fed?.Timeout));
  }
});

test('every queue is encrypted, and those that are worked on give up into a queue of their own', () => {
  const queues = ofType(template, 'AWS::SQS::Queue');
  const worked = queues.filter(([id]) => id.endsWith('Queue'));
  expect(worked).toHaveLength(4);
  for (const [, queue] of queues) expect(queue.SqsManagedSseEnabled).toBe(true);
  const dead = worked.map(([, { RedrivePolicy }]) => {
    return referredTo((RedrivePolicy as { deadLetterTargetArn: unknown }).deadLetterTargetArn);
  });
  expect(new Set(dead).size).toBe(4);
  for (const id of dead) {
    const letters = template.Resources[id]?.Properties;
    expect(Number(letters?.MessageRetentionPeriod)).toBe(14 * 24 * 3600);
  }
});

test('every table is encrypted, can be restored to a point in time, and forgets by itself', () => {
  const tables = ofType(template, 'AWS::DynamoDB::Table');
  expect(tables).toHaveLength(2);
  for (const [id, table] of tables) {
    expect(table).toMatchObject({
      SSESpecification: { SSEEnabled: true },
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      TimeToLiveSpecification: { Enabled: true },
    });
    expect(template.Resources[id]?.DeletionPolicy).toBe('Retain');
  }
});

test('every schedule has a time zone and a role that the scheduler may take, for just those functions', () => {
  const schedules = ofType(template, 'AWS::Scheduler::Schedule');
  expect(schedules.length).toBeGreaterThan(8);
  const started = schedules.map(([, schedule]) => {
    const { Arn, RoleArn } = schedule.Target as { Arn: unknown; RoleArn: unknown };
    expect(schedule.ScheduleExpressionTimezone).toBe('Europe/Berlin');
    const role = template.Resources[referredTo(RoleArn)]?.Properties ?? {};
    expect(JSON.stringify(role.AssumeRolePolicyDocument)).toContain('scheduler.amazonaws.com');
    return { target: referredTo(Arn), role };
  });
  for (const { target, role } of started) {
    const may = statementsOf(role).flatMap(({ Resource }) => Resource.map(referredTo));
    expect(may).toContain(target);
  }
});

test('a cron expression has the six fields that EventBridge wants', () => {
  const expressions = ofType(template, 'AWS::Scheduler::Schedule').map(([, one]) =>
    String(one.ScheduleExpression),
  );
  for (const expression of expressions.filter((one) => one.startsWith('cron'))) {
    expect(expression.replace(/^cron\((.*)\)$/, '$1').split(' ')).toHaveLength(6);
  }
});

test('logs end after a time, traces are on, and no secret stands in the configuration', () => {
  const functions = ofType(template, 'AWS::Lambda::Function');
  const groups = ofType(template, 'AWS::Logs::LogGroup');
  expect(groups).toHaveLength(functions.length);
  for (const [, { RetentionInDays }] of groups) expect(RetentionInDays).toBe(90);
  for (const [, { TracingConfig, VpcConfig }] of functions) {
    expect(TracingConfig).toEqual({ Mode: 'Active' });
    expect(VpcConfig).toBeDefined();
  }
  expect(JSON.stringify(template)).not.toMatch(
    /password|resolve:secretsmanager|SALDO_DATABASE_URL/i,
  );
});

test('each function, each queue and a night without lists raise an alarm that somebody hears', () => {
  const alarms = ofType(template, 'AWS::CloudWatch::Alarm');
  const watched = new Set(
    alarms.flatMap(([, { Dimensions }]) =>
      ((Dimensions ?? []) as { Value: unknown }[]).map(({ Value }) => referredTo(Value)),
    ),
  );
  for (const [id] of ofType(template, 'AWS::Lambda::Function')) expect(watched).toContain(id);
  for (const [id] of ofType(template, 'AWS::SQS::Queue')) expect(watched).toContain(id);
  expect(alarms.map(([, { MetricName }]) => MetricName)).toContain('UnpublishedAtSix');
  for (const [, { AlarmActions }] of alarms) expect(AlarmActions).toHaveLength(1);
});
