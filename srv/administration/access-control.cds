using {AdministrationService} from './service';

annotate AdministrationService with @(requires: 'administrator');
