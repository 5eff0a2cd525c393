using {SupervisionService} from './service';

annotate SupervisionService.PromisesToApprove with actions {
  reject(reason @mandatory);
};
