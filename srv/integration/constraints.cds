using {IntegrationService} from './service';

annotate IntegrationService.ParkedOperations with actions {
  confirmAsDone(erpKey @mandatory, evidence @mandatory);
  cancel(reason @mandatory);
};

annotate IntegrationService.ErpMessages with {
  refusal @mandatory;
};
