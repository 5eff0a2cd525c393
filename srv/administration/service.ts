import cds from '@sap/cds';
import { SaldoError } from '../domain/errors.ts';
import type { IsoDate } from '../domain/iso-date.ts';
import { DEFAULT_SOURCE } from '../erp/configuration.ts';
import { wakeSenders } from '../erp/write-back/wake-senders.ts';
import type { WorkQueue } from '../platform/work-queue.ts';
import { tellSafely } from '../requests/faults.ts';
import { ownDatabase } from '../requests/own-database.ts';
import { onEventsPending, onOperationsPending } from '../requests/wake-up.ts';
import {
  compareTotals,
  PATIENCE_SECONDS,
  readChangeEvents,
  readChanges,
  reconcile,
  retryChangeEvents,
  sendPending,
} from '../runs/erp-work.ts';
import { fillNameWords } from '../runs/fill-name-words.ts';
import { forgetOld } from '../runs/forget-old.ts';
import { sendMissingLetters } from '../runs/send-missing-letters.ts';
import { startDay } from '../runs/start-day.ts';
import { checkNightDay } from './night-day.ts';
import { lazily, now, openWork } from './open-work.ts';
import { refusalOf } from './refusal.ts';
import { serveNights } from './serve-nights.ts';
import { serveQueue } from './serve-queue.ts';
import { serveRetention } from './serve-retention.ts';
import { serverNight } from './server-night.ts';
import { settings } from './settings.ts';
import { startNight } from './start-night.ts';
import { functionsSend, writeBackQueue } from './write-back-queue.ts';

const LOG = cds.log('erp');

/** Events that the schedule triggers; nobody else may send them. */
const ON_SCHEDULE = {
  mirror: 'mirrorOnSchedule',
  totals: 'totalsOnSchedule',
  send: 'sendOnSchedule',
  events: 'eventsOnSchedule',
  reconcile: 'reconcileOnSchedule',
  day: 'dayOnSchedule',
  letters: 'lettersOnSchedule',
  retention: 'retentionOnSchedule',
} as const;

/** Mirror, night and write-back, started by hand or by the schedule. */
export default class AdministrationService extends cds.ApplicationService {
  override init() {
    const work = lazily(openWork);
    const sendNow = async () => sendPending(work());
    this.onAction('mirrorNow', async () => {
      const changes = await readChanges(work(), true, PATIENCE_SECONDS);
      return { ...changes, totals: await compareTotals(work(), PATIENCE_SECONDS) };
    });
    this.onAction('reconcileKeys', () => reconcile(work(), PATIENCE_SECONDS));
    this.onAction('sendOperations', sendNow);
    this.onAction('retryChangeEvents', () => retryChangeEvents(work(), PATIENCE_SECONDS));
    this.on('startNight', async (request: cds.Request) => {
      await startNight(request.data.businessDate ?? null, tellOperator);
      request.notify('NIGHT_BEGUN');
    });
    this.onAction<{ businessDate?: IsoDate | null }>('runNight', async ({ businessDate }) => {
      if (businessDate) await checkNightDay(ownDatabase(), businessDate, now());
      return serverNight(ownDatabase(), businessDate ?? undefined, now);
    });
    serveNights(this);
    serveQueue(this);
    serveRetention(this);
    this.onSchedule(ON_SCHEDULE.mirror, () => readChanges(work(), false));
    this.onSchedule(ON_SCHEDULE.send, sendNow);
    this.onSchedule(ON_SCHEDULE.events, () => readChangeEvents(work()));
    this.onSchedule(ON_SCHEDULE.reconcile, () => reconcile(work(), PATIENCE_SECONDS));
    this.onSchedule(ON_SCHEDULE.totals, () => compareTotals(work()));
    this.onSchedule(ON_SCHEDULE.day, () =>
      startDay(ownDatabase(), { clock: now, lookback: settings().lookback }),
    );
    this.onSchedule(ON_SCHEDULE.letters, () => sendMissingLetters(ownDatabase(), now));
    this.onSchedule(ON_SCHEDULE.retention, async () => {
      await forgetOld(ownDatabase(), now());
      await fillNameWords(ownDatabase(), now());
    });
    if (functionsSend()) {
      const queue = lazily(writeBackQueue);
      onOperationsPending(() => queue().then(wakeFunctions).catch(tellOperator));
    } else if (isErpConfigured()) {
      onOperationsPending(() => sendNow().catch(tellOperator));
    }
    if (isErpConfigured()) {
      onEventsPending(() => readChangeEvents(work(), PATIENCE_SECONDS).catch(tellOperator));
    }
    cds.once('served', () => this.planSchedule());
    this.on('error', tellSafely);
    return super.init();
  }

  /** An action that answers with its report as JSON, or says what stopped it. */
  private onAction<Input>(action: string, work: (input: Input) => Promise<object>) {
    this.on(action, async (request: cds.Request) => {
      try {
        return JSON.stringify(await work(request.data), exactTotals);
      } catch (error) {
        throw refusalOf(error);
      }
    });
  }

  /** The trigger only starts the work: its transaction must not wait for the ERP. */
  private onSchedule(event: string, work: () => Promise<unknown>) {
    this.on(event, () => {
      work().catch(tellOperator);
    });
  }

  private async planSchedule() {
    const { mirrorEvery, totalsEvery, sendEvery, eventsEvery, reconcileEvery } = settings();
    const { dayEvery, lettersEvery, retentionEvery } = settings();
    await this.plan(ON_SCHEDULE.day, dayEvery);
    await this.plan(ON_SCHEDULE.letters, lettersEvery);
    await this.plan(ON_SCHEDULE.retention, retentionEvery);
    if (!isErpConfigured()) return;
    await this.plan(ON_SCHEDULE.mirror, mirrorEvery);
    await this.plan(ON_SCHEDULE.totals, totalsEvery);
    if (!functionsSend()) await this.plan(ON_SCHEDULE.send, sendEvery);
    await this.plan(ON_SCHEDULE.events, eventsEvery);
    await this.plan(ON_SCHEDULE.reconcile, reconcileEvery);
  }

  private async plan(event: string, every: string | false) {
    const service = this as unknown as Schedulable;
    if (every) await service.schedule(event, {}).every(every).as(event);
  }
}

/** Totals outgrow JSON's numbers: bigints are told as text. */
function exactTotals(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value;
}

/** CAP's scheduling, which its types do not know yet. */
interface Schedulable {
  schedule(event: string, data: object): { every(interval: string): { as(name: string): unknown } };
}

/** Right after a business transaction; what is lost here, their relay wakes within a minute. */
function wakeFunctions(queue: Pick<WorkQueue, 'send'>): Promise<number> {
  const source = process.env.SALDO_ERP_SOURCE || DEFAULT_SOURCE;
  return wakeSenders(ownDatabase(), queue, { source, now: now(), limit: settings().sendLimit });
}

function isErpConfigured(): boolean {
  const { SALDO_ERP_URL, SALDO_ERP_DESTINATION } = process.env;
  return Boolean(SALDO_ERP_URL || SALDO_ERP_DESTINATION);
}

function tellOperator(error: unknown): void {
  if (error instanceof SaldoError && error.code === 'MIRROR_BUSY') return;
  LOG.error(error instanceof SaldoError ? `${error.code}: ${error.message}` : error);
}
