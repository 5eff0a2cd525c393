using {FileLoadService} from './service';

annotate FileLoadService with @(requires: 'administrator');
