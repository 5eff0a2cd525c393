using {DisputesService} from './service';

/**
 * Rows are the user's by segment and group (srv/security/guard); cases of restricted persons are in no
 * view. What says nothing of a person is the controller's, too.
 */
annotate DisputesService with @(requires: ['dispute-clerk', 'controller']);

annotate DisputesService.Cases with @(requires: 'dispute-clerk');
annotate DisputesService.CaseItems with @(requires: 'dispute-clerk');
annotate DisputesService.Tasks with @(requires: 'dispute-clerk');
annotate DisputesService.Messages with @(requires: 'dispute-clerk');
annotate DisputesService.Operations with @(requires: 'dispute-clerk');
annotate DisputesService.Differences with @(requires: 'dispute-clerk');
annotate DisputesService.History with @(requires: 'dispute-clerk');
annotate DisputesService.Clerks with @(requires: 'dispute-clerk');
annotate DisputesService.Cases.attachments with @(requires: 'dispute-clerk');
annotate DisputesService.documentLimits with @(requires: 'dispute-clerk');
