using {SupervisionService} from './service';

/**
 * That nobody decides on their own promise is checked by the decision itself. Rows are limited to a
 * supervisor's segments and groups in limit-rows.ts, changes in the actions themselves.
 */
annotate SupervisionService with @(requires: 'supervisor');
