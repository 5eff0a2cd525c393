import cds from '@sap/cds';
import { tellSafely } from '../worklist/faults.ts';
import { conflict, withText } from '../worklist/refusal.ts';
import { activate } from './activate.ts';
import { checkAssignments } from './check-assignments.ts';
import { checkStageConditions, checkVersionConditions, checkVersionGrids } from './check-rows.ts';
import { checkVersion } from './check-version.ts';
import { copyAsDraft } from './copy-as-draft.ts';
import { explainPosition } from './explain-position.ts';
import { readFacts } from './facts.ts';
import { type DatedSet, guardDays } from './guard-days.ts';
import { guardVersions, VERSION_KEYS } from './guard-versions.ts';
import { numberVersion } from './number-version.ts';
import { type ProposalInput, propose } from './propose.ts';
import { recordChange } from './record-change.ts';
import { type Asker, askerOf, loadVersionRow, type VersionRow, versionIdOf } from './request.ts';
import { retire } from './retire.ts';
import { sendBack } from './send-back.ts';
import { tryVersion } from './try-version.ts';
import { whichStrategy } from './which-strategy.ts';

const WRITES = ['CREATE', 'UPDATE', 'DELETE'];
const SETTINGS = ['Assignments', 'StageRules', 'StageConditions', 'ExclusionTreatments'];

/** How collection is steered. Each decision is a function of its own; here stands which event asks for it. */
export default class StrategiesService extends cds.ApplicationService {
  override init() {
    this.editDrafts();
    this.editSettings();
    this.moveVersions();
    this.answerQuestions();
    this.on('error', tellSafely);
    return super.init();
  }

  /** Only drafts change, and only into what a night could read. */
  private editDrafts() {
    const touched = new WeakMap<object, ReadonlySet<string>>();
    this.before('CREATE', 'Versions', numberVersion);
    this.before('DELETE', 'Strategies', refuseWithVersions);
    for (const entity of Object.keys(VERSION_KEYS)) {
      const guarded = entity === 'Versions' ? ['UPDATE', 'DELETE'] : WRITES;
      this.before(guarded, entity, async (request) => {
        touched.set(request, await guardVersions(request));
      });
      this.after(['CREATE', 'UPDATE'], entity, async (_, request) => {
        const { db } = await askerOf(request);
        for (const version of touched.get(request) ?? [request.data.ID]) {
          await checkVersionConditions(db, version);
          await checkVersionGrids(db, version);
        }
      });
    }
  }

  /** What the next night reads beside versions; what a list was made with stays. */
  private editSettings() {
    const touched = new WeakMap<object, readonly DatedSet[]>();
    this.before(WRITES, SETTINGS.slice(1), async (request) => {
      touched.set(request, await guardDays(request));
    });
    this.after(['CREATE', 'UPDATE'], ['StageRules', 'StageConditions'], async (_, request) => {
      const { db } = await askerOf(request);
      for (const { segment, validFrom } of touched.get(request) ?? []) {
        if (segment) await checkStageConditions(db, segment, validFrom);
      }
    });
    this.after(WRITES, 'Assignments', async (_, request) => {
      await checkAssignments((await askerOf(request)).db);
    });
    this.after(WRITES, SETTINGS, (_, request) => recordChange(request));
  }

  private moveVersions() {
    this.onVersion<ProposalInput>('propose', propose);
    this.onVersion('activate', activate);
    this.onVersion<{ reason: string }>('sendBack', sendBack);
    this.onVersion<{ reason?: string }>('retire', retire);
    this.onVersion<{ comment?: string }>('copyAsDraft', copyAsDraft);
  }

  private answerQuestions() {
    this.on('READ', 'Facts', readFacts);
    this.on('check', 'Versions', withTexts(checkVersion));
    this.on('tryVersion', 'Versions', withTexts(tryVersion));
    this.on('explain', withTexts(explainPosition));
    this.on('whichStrategy', withTexts(whichStrategy));
  }

  /** An action on a version that answers with it as it is then, or with the one it made. */
  private onVersion<Input>(
    action: string,
    decide: (asker: Asker, version: VersionRow, input: Input) => Promise<unknown>,
  ) {
    const decided = withTexts(async (request) => {
      const asker = await askerOf(request);
      const version = await loadVersionRow(asker.db, versionIdOf(request));
      const made = await decide(asker, version, request.data);
      const { SELECT } = cds.ql;
      return this.run(
        SELECT.one.from('StrategiesService.Versions', typeof made === 'string' ? made : version.id),
      );
    });
    this.on(action, 'Versions', decided);
  }
}

/** What a rule or a run says is missing is told in the user's language. */
function withTexts<Result>(answer: (request: cds.Request) => Promise<Result>) {
  return async (request: cds.Request): Promise<Result> => {
    try {
      return await answer(request);
    } catch (error) {
      throw withText(error);
    }
  };
}

/** A strategy that has versions explains old positions (STRATEGY_HAS_VERSIONS). */
async function refuseWithVersions(request: cds.Request): Promise<void> {
  const { db } = await askerOf(request);
  const { strategy } = (request.params.at(-1) ?? {}) as { strategy?: string };
  const id = strategy ?? String(request.params.at(-1) ?? '');
  const [used] = await db.query<{ version: number }>(
    `SELECT version FROM saldo_strategies_StrategyVersions WHERE strategy = ?
    UNION ALL SELECT 0 FROM saldo_strategies_StrategyAssignments WHERE strategy = ? LIMIT 1`,
    [id, id],
  );
  if (used) throw conflict('STRATEGY_HAS_VERSIONS', { strategy: id });
}
