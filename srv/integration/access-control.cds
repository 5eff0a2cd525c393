using {IntegrationService} from './service';

annotate IntegrationService with @(requires: [
  'administrator',
  'integration'
]);
