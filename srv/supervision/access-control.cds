using {SupervisionService} from './service';

/** That nobody decides on their own promise is checked by the decision itself. */
annotate SupervisionService with @(requires: 'supervisor');
