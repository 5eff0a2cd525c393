using {saldo.supervision as waiting} from './views';

/** What needs a second pair of eyes. */
@path: '/odata/v4/supervision'
service SupervisionService {

  /** Promises above the specialist's limit; without any effect until somebody else decides. */
  @readonly
  entity PromisesToApprove as
    select from waiting.WaitingPromises {
      *,
      dates : Association to many PromisedDates on dates.promise = $self.ID,
      items : Association to many PromisedItems on items.promise = $self.ID
    }
    actions {
      /** Sends the promise to the ERP, if its items and dates still allow it. Not by who proposed it. */
      action approve(reason : String(250));
      /** The promise gets FI-CA's status 6, not approved. Not by who proposed it. */
      action reject(reason : String(250));
    };

  @readonly entity PromisedDates as select from waiting.WaitingDates;
  @readonly entity PromisedItems as select from waiting.WaitingItems;
}
