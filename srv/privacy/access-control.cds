using {PrivacyService} from './service';

annotate PrivacyService with @(requires: 'compliance');
