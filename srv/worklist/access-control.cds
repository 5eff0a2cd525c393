using {WorklistService} from './service';

/** Rows are limited in views/positions.cds; columns by what service.cds projects; writing goes through actions only. */
annotate WorklistService with @(requires: 'agent');
