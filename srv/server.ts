import cds from '@sap/cds';
import { subscribeToErpEvents } from './events/messaging.ts';
import { serveErpEvents } from './events/webhook.ts';
import { serveFiles } from './files/serve-files.ts';
import { refuseMalformedUrls } from './malformed-urls.ts';
import { serveDemoSignIn } from './ui/demo-sign-in.ts';
import { serveApps } from './ui/static-apps.ts';

cds.on('bootstrap', (app) => {
  refuseMalformedUrls(app);
  serveDemoSignIn(app);
  serveErpEvents(app);
  serveFiles(app);
  serveApps(app);
});

cds.on('served', subscribeToErpEvents);

/** CAP's own static serving is off: it would hand out the sources beside the apps. */
export default (options: Record<string, unknown>) =>
  cds.server({ ...options, static: undefined, index: undefined });
