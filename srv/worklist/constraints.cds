using {WorklistService} from './service';

/** What an action cannot do without; what it means is checked in srv/domain and srv/worklist. */
annotate WorklistService.MyPositions with actions {
  mayContact(channel @mandatory);
  logContact(channel @mandatory, direction @mandatory, result @mandatory);
  promiseToPay(dates @mandatory);
  resubmit(dueOn @mandatory, reason @mandatory);
};
