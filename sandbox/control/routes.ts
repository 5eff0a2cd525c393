import { type ErrorRequestHandler, Router } from 'express';
import { erpDecimals } from '../bank/currencies.ts';
import type { EventSender } from '../events/event-sender.ts';
import { documentEvent } from '../events/happenings.ts';
import type { CsrfGuard } from '../gateway/csrf.ts';
import type { FaultPlayer } from '../gateway/faults.ts';
import type { RequestStats } from '../gateway/request-stats.ts';
import type { SandboxOptions } from '../options.ts';
import { valuatePromises } from '../posting/close-promise.ts';
import { deletePhone } from '../posting/delete-phone.ts';
import { archiveDocument, reverseDocument } from '../posting/leave-ledger.ts';
import { postPayment } from '../posting/pay.ts';
import { postOpenItem } from '../posting/post-item.ts';
import { postReset } from '../posting/reset.ts';
import { SandboxError } from '../sandbox-error.ts';
import { advanceDay } from '../simulation/advance-day.ts';
import { type Clock, stampOf } from '../simulation/clock.ts';
import { withTables } from '../store/database.ts';
import { addByHand } from './by-hand.ts';

/** What the control interface acts on. */
export interface ControlParts {
  csrf: CsrfGuard;
  faults: FaultPlayer;
  stats: RequestStats;
  options: SandboxOptions;
  clock: Clock;
  events: EventSender;
}

/** The sandbox's own interface under /sandbox: time, payments, faults. JSON, no login: it is a toy's remote control. */
export function controlRoutes(parts: ControlParts): Router {
  const router = Router();
  addClock(router, parts);
  addPostings(router, parts);
  addByHand(router, parts.clock);
  addWebhook(router, parts.events);
  addFaults(router, parts);
  router.use(answerError);
  return router;
}

function addClock(router: Router, { clock, options }: ControlParts): void {
  router.get('/clock', (_req, res) => {
    res.json(clock.now());
  });
  router.post('/advance-day', async (_req, res) => {
    clock.advanceDay();
    res.json(await withTables((tables) => advanceDay(tables, options.seed, clock.now())));
  });
}

function addPostings(router: Router, { clock, events }: ControlParts): void {
  router.post('/pay', async (req, res) => {
    const { amount, currency, ...order } = req.body;
    const minor = amount === undefined ? {} : { amount: minorUnits(amount, currency) };
    const payment = { ...order, ...(currency ? { currency } : {}), ...minor };
    const posted = await withTables((tables) => postPayment(tables, payment, clock.now()));
    events.tell(documentEvent('Created', posted.document), clock.now());
    res.json(posted);
  });
  router.post('/reset-clearing', async (req, res) => {
    const { document, returnReason } = req.body;
    const reset = await withTables((tables) =>
      postReset(tables, document, returnReason, clock.now()),
    );
    events.tell(documentEvent('Changed', reset.document), clock.now());
    res.json(reset);
  });
  router.post('/post-item', async (req, res) => {
    const { amount, unseenSince, ...order } = req.body;
    const CAAmountInTransactionCurrency = minorUnits(amount, order.TransactionCurrency);
    const item = { ...order, CAAmountInTransactionCurrency };
    const stamp = unseenSince ? stampOf(unseenSince, 0) : clock.now();
    const posted = await withTables((tables) => postOpenItem(tables, item, stamp));
    if (!unseenSince) events.tell(documentEvent('Created', posted.CADocumentNumber), stamp);
    res.json(posted);
  });
  router.post('/valuate-promises', async (_req, res) => {
    res.json(await withTables((tables) => valuatePromises(tables, clock.now())));
  });
  router.post('/reverse-document', async (req, res) => {
    const { document } = req.body;
    res.json(await withTables((tables) => reverseDocument(tables, document, clock.now())));
  });
  router.post('/archive-document', async (req, res) => {
    res.json(await withTables((tables) => archiveDocument(tables, req.body.document)));
  });
  router.post('/delete-phone', async (req, res) => {
    const { partner, number } = req.body;
    await withTables((tables) => deletePhone(tables, partner, number, clock.now()));
    res.status(204).end();
  });
}

function addWebhook(router: Router, events: EventSender): void {
  router.get('/webhook', (_req, res) => void res.json(events.current() ?? {}));
  router.post('/webhook', (req, res) => {
    const { url, user, password } = req.body;
    events.deliverTo({ url, user, password });
    res.json(events.current());
  });
  router.delete('/webhook', (_req, res) => {
    events.deliverTo(undefined);
    res.status(204).end();
  });
}

function addFaults(router: Router, { csrf, faults, stats }: ControlParts): void {
  router.get('/faults', (_req, res) => void res.json(faults.current() ?? {}));
  router.post('/faults', (req, res) => {
    faults.play(req.body);
    res.json(faults.current());
  });
  router.delete('/faults', (_req, res) => {
    faults.stop();
    res.status(204).end();
  });
  router.delete('/sessions', (_req, res) => {
    csrf.forgetSessions();
    res.status(204).end();
  });
  router.get('/stats', (_req, res) => void res.json(stats.read()));
  router.delete('/stats', (_req, res) => {
    stats.reset();
    res.status(204).end();
  });
}

/** A true amount such as "123.45" EUR or "150000" COP in minor units, by SAP's decimals. */
function minorUnits(amount: unknown, currency: unknown): number {
  const decimals = erpDecimals[String(currency)];
  const text = String(amount);
  if (decimals !== undefined && /^-?\d+(\.\d+)?$/.test(text)) {
    return Math.round(Number(text) * 10 ** decimals);
  }
  throw new SandboxError(
    'AMOUNT_INVALID',
    `${text} ${currency} is no amount; give a decimal and one of ${Object.keys(erpDecimals)}`,
    400,
  );
}

const answerError: ErrorRequestHandler = (error, _req, res, next) => {
  if (!(error instanceof SandboxError)) return next(error);
  res.status(error.status).json({ error: { code: error.code, message: error.message } });
};
