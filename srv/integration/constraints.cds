using {IntegrationService} from './service';

annotate IntegrationService.ParkedOperations with actions {
  confirmAsDone(erpKey @mandatory, evidence @mandatory);
  cancel(reason @mandatory);
};
