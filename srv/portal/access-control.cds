using {PortalService} from './service';

/** Rows are limited to the debtor's own by the attributes source and partner: srv/security/guard. */
annotate PortalService with @(requires: 'debtor');
