import cds from '@sap/cds';
import { refuseMalformedUrls } from './malformed-urls.ts';
import { serveDemoSignIn } from './ui/demo-sign-in.ts';
import { serveApps } from './ui/static-apps.ts';

cds.on('bootstrap', (app) => {
  refuseMalformedUrls(app);
  serveDemoSignIn(app);
  serveApps(app);
});

/** CAP's own static serving is off: it would hand out the sources beside the apps. */
export default (options: Record<string, unknown>) =>
  cds.server({ ...options, static: undefined, index: undefined });
