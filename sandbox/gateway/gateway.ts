import express, { type Application, type RequestHandler } from 'express';
import type { BankSummary } from '../bank/load-bank.ts';
import { controlRoutes } from '../control/routes.ts';
import { createEventSender } from '../events/event-sender.ts';
import type { SandboxOptions } from '../options.ts';
import { v2Metadata } from '../services/v2-metadata.ts';
import type { Clock } from '../simulation/clock.ts';
import { basicAuth } from './basic-auth.ts';
import { csrfGuard } from './csrf.ts';
import { faultPlayer } from './faults.ts';
import { requestStats } from './request-stats.ts';

/**
 * RAP names a service's own namespace SAP__self; CAP knows actions by their plain name, and asks for
 * a tag even of an action that is bound to the whole set.
 */
const asCapWants: RequestHandler = (req, _res, next) => {
  if (/\/\w+\/SAP__self\.\w+$/.test(req.path)) req.headers['if-match'] ??= '*';
  req.url = req.url.replace('/SAP__self.', '/');
  next();
};

/** Everything a request passes before CAP sees it, and the sandbox's own control interface. */
export interface Gateway {
  mount(app: Application): void;
  /** The bank is loaded: answer. */
  open(summary: BankSummary): void;
}

export function createGateway(options: SandboxOptions, clock: Clock): Gateway {
  let summary: BankSummary | undefined;
  const parts = {
    csrf: csrfGuard(),
    faults: faultPlayer(),
    stats: requestStats(),
    events: createEventSender(),
  };
  const auth = basicAuth(options.user, options.password);
  const closed: RequestHandler = (_req, res, next) => {
    if (summary) return next();
    res.status(503).set('retry-after', '1').send('The demo bank is being loaded');
  };
  return {
    mount: (app) => {
      app.get('/sandbox/health', (_req, res) => {
        res.status(summary ? 200 : 503).json({ ready: summary !== undefined, ...summary });
      });
      app.use('/sandbox', closed, express.json(), controlRoutes({ ...parts, options, clock }));
      app.use('/odata', auth);
      app.use('/sap', closed, parts.stats.handler, parts.faults.handler, auth, parts.csrf.handler);
      app.use('/sap/opu/odata/sap', v2Metadata());
      app.use('/sap/opu/odata4', asCapWants);
    },
    open: (loaded) => {
      summary = loaded;
    },
  };
}
