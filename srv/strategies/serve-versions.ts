import type cds from '@sap/cds';
import { askerOf } from '../requests/asker.ts';
import { conflict } from '../requests/refusal.ts';
import { activate } from './activate.ts';
import { backtestVersion } from './backtest-version.ts';
import { checkVersionConditions, checkVersionGrids } from './check-rows.ts';
import { checkVersion } from './check-version.ts';
import { copyVersion, VERSION_NUMBERS } from './copy-version.ts';
import { editDrafts } from './edit-drafts.ts';
import { numberDraft } from './number-draft.ts';
import { type Decide, onDraft } from './on-draft.ts';
import { type ProposalInput, proposeFrom } from './propose.ts';
import { retireVersion } from './retire-version.ts';
import { sendBack } from './send-back.ts';
import { tryVersion } from './try-version.ts';
import { VERSIONS, type VersionRow } from './version-kind.ts';
import { withTexts } from './with-texts.ts';

/** Strategies and their versions. */
export function serveVersions(service: cds.Service): void {
  editDrafts(service, VERSIONS, {
    begin: (request) => numberDraft(request, VERSION_NUMBERS),
    mayWrite: VERSIONS.mayDecide,
    checkRows: async (db, id) => {
      await checkVersionConditions(db, id);
      await checkVersionGrids(db, id);
    },
  });
  service.before('DELETE', 'Strategies', refuseWithVersions);
  on<ProposalInput>('propose', (asker, row, days) => proposeFrom(asker, VERSIONS, row, days));
  on('activate', (asker, row) => activate(asker, VERSIONS, row));
  on<{ reason: string }>('sendBack', (asker, row, why) => sendBack(asker, VERSIONS, row, why));
  on<{ reason?: string }>('retire', retireVersion);
  on<{ comment?: string; strategy?: string }>('copyAsDraft', copyVersion);
  service.on('check', 'Versions', withTexts(checkVersion));
  service.on('tryVersion', 'Versions', withTexts(tryVersion));
  service.on('backtest', 'Versions', withTexts(backtestVersion));

  function on<Input>(action: string, decide: Decide<VersionRow, Input>): void {
    onDraft(service, ['Versions', action], VERSIONS, decide);
  }
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
