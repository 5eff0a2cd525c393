import cds from '@sap/cds';
import { subscribeToErpEvents } from './events/messaging.ts';
import { serveErpEvents } from './events/webhook.ts';
import { serveFiles } from './files/serve-files.ts';
import { dropLostConnections } from './health/drop-lost-connections.ts';
import { serveHealth } from './health/serve-health.ts';
import { refuseMalformedUrls } from './malformed-urls.ts';
import { guardServices } from './security/guard/guard-services.ts';
import { limitCompanyCodes } from './security/limit-company-codes.ts';
import { limitRequests } from './security/limit-requests.ts';
import { limitSignIns } from './security/limit-sign-ins.ts';
import { limitStatements } from './security/limit-statements.ts';
import { refuseCostly } from './security/refuse-costly.ts';
import { sendHeaders } from './security/send-headers.ts';
import { serveDemoSignIn } from './ui/demo-sign-in.ts';
import { serveLaunchpadSession } from './ui/launchpad-session.ts';
import { serveApps } from './ui/static-apps.ts';

cds.on('bootstrap', (app) => {
  sendHeaders(app);
  limitSignIns(app);
  refuseMalformedUrls(app);
  refuseCostly(app);
  serveHealth(app);
  serveDemoSignIn(app);
  serveLaunchpadSession(app);
  serveErpEvents(app);
  limitRequests();
  limitCompanyCodes();
  serveFiles(app);
  serveApps(app);
});

guardServices();
cds.on('connect', dropLostConnections);
cds.on('connect', limitStatements);
cds.on('served', subscribeToErpEvents);

/** CAP's own static serving is off: it would hand out the sources beside the apps. */
export default (options: Record<string, unknown>) =>
  cds.server({ ...options, static: undefined, index: undefined });
