using {saldo} from '../../db/types';
using {saldo.worklists} from '../../db/worklists';
using {saldo.organization} from '../../db/organization';
using {saldo.contacts} from '../../db/contacts';
using {saldo.agreements} from '../../db/agreements';
using {saldo.operations} from '../../db/operations';
using {saldo.worklist as mine} from './views';

/** The agent's day: my positions in order, the customer on one page, and what can be agreed with them. */
@path: '/odata/v4/worklist'
service WorklistService {

  @readonly
  entity MyPositions      as
    select from mine.MyPositions {
      *,
      virtual null as reasons     : String(1000), // why the customer is here, in words
      virtual null as countryName : String(80),
      items          : Association to many Items
                         on  items.segment = $self.segment
                         and items.source  = $self.source
                         and items.partner = $self.partner,
      promises       : Association to many Promises
                         on  promises.segment = $self.segment
                         and promises.source  = $self.source
                         and promises.partner = $self.partner,
      contacts       : Association to many Contacts
                         on  contacts.segment = $self.segment
                         and contacts.source  = $self.source
                         and contacts.partner = $self.partner,
      resubmissions  : Association to many Resubmissions
                         on  resubmissions.segment = $self.segment
                         and resubmissions.source  = $self.source
                         and resubmissions.partner = $self.partner,
      disputes       : Association to many Disputes
                         on  disputes.segment = $self.segment
                         and disputes.source  = $self.source
                         and disputes.partner = $self.partner,
      contactPoints  : Association to many ContactPoints
                         on  contactPoints.segment = $self.segment
                         and contactPoints.source  = $self.source
                         and contactPoints.partner = $self.partner,
      credit         : Association to one Credit
                         on  credit.segment = $self.segment
                         and credit.source  = $self.source
                         and credit.partner = $self.partner,
      events         : Association to many PositionEvents
                         on  events.segment = $self.segment
                         and events.source  = $self.source
                         and events.partner = $self.partner,
      priorityText   : Association to one Priorities on priorityText.code = $self.priority,
      stageText      : Association to one Stages on stageText.code = $self.stage,
      statusText     : Association to one PositionStatuses on statusText.code = $self.status
    }
    actions {
      /** Takes the customer for me over all segments, for a while; refused while someone else holds them. */
      action   openCustomer()                           returns MyPositions;
      action   releaseCustomer();
      /** May this person be contacted now, by this channel? With rule, source and when it opens. */
      function mayContact(channel : String(12))          returns GateVerdict;
      /** Always recorded, as a contact counts once it took place; what was against a rule is marked so. */
      action   logContact(channel : String(12),
                          direction : String(10),
                          result : String(12),
                          tookPlaceAt : Timestamp,
                          note : String(1000))           returns MyPositions;
      /** What a contact to be recorded starts with. */
      function contactDefaults()                         returns ContactDefaults;
      /** Every open item with what may be promised on it today, and why not where nothing may. */
      function itemsToPromise()                          returns many ItemToPromise;
      /** Seen: when the position had last changed as it was seen; refused with what changed since. Over chosen items, or all that is overdue; a single date without an amount gets the whole sum. */
      action   promiseToPay(items : many PromisedItem,
                            dates : many PromisedDate,
                            note : String(250),
                            seen : Timestamp)            returns MyPositions;
      action   resubmit(dueOn : Date,
                        reason : String(250),
                        noContactUntil : Boolean)        returns MyPositions;
      /** What a resubmission starts with: the business day a week on. */
      function resubmissionDefaults()                    returns ResubmissionDefaults;
      action   complete(reason : String(250))            returns MyPositions;
    };

  @readonly entity Items            as select from mine.MyItems;

  @readonly entity Promises         as
    select from mine.MyPromises {
      *,
      dates          : Association to many PromiseDates on dates.promise = $self.ID,
      statusText     : Association to one PromiseStatuses on statusText.code = $self.status,
      otherText      : Association to one PromiseStatuses on otherText.code = $self.otherStatus,
      approvalText   : Association to one PromiseApprovals on approvalText.code = $self.approval,
      operationText  : Association to one OperationStates on operationText.code = $self.operationState
    };

  @readonly entity PromiseDates     as select from mine.MyPromiseDates;

  @readonly entity Contacts         as
    select from mine.MyContacts {
      *,
      channelText    : Association to one Channels on channelText.code = $self.channel,
      resultText     : Association to one Results on resultText.code = $self.result,
      operationText  : Association to one OperationStates on operationText.code = $self.operationState
    };

  @readonly entity Resubmissions    as select from mine.MyResubmissions;
  @readonly entity Disputes         as select from mine.MyDisputes;
  @readonly entity ContactPoints    as select from mine.MyContactPoints;
  @readonly entity Credit           as select from mine.MyCredit;

  @readonly entity PositionEvents   as
    select from mine.MyPositionEvents {
      *,
      virtual null as text : String(2000) // what changed and why, in words
    };


  @readonly entity Priorities       as projection on worklists.Priorities;
  @readonly entity PositionStatuses as projection on worklists.PositionStatuses;
  @readonly entity Stages           as projection on organization.Stages;
  @readonly entity Channels         as projection on contacts.Channels;
  @readonly entity Directions       as projection on contacts.Directions;
  @readonly entity Results          as projection on contacts.Results;
  @readonly entity PromiseStatuses  as projection on agreements.PromiseStatuses;
  @readonly entity PromiseApprovals as projection on agreements.PromiseApprovals;
  @readonly entity OperationStates  as projection on operations.OperationStates;

  type ItemToPromise {
    document    : String(12);
    repetition  : String(3);
    item        : String(4);
    subitem     : String(3);
    reference   : String(30);
    contract    : String(30);
    dueDate     : Date;
    currency    : saldo.CurrencyCode;
    amount      : saldo.Amount; // open
    collectible : saldo.Amount; // what may be promised on it today
    isProposed  : Boolean;      // due and collectible: part of a promise unless the agent says otherwise
    whyNot      : String(20);
    whyNotText  : String(120);
  }

  type PromisedItem {
    document   : String(12);
    repetition : String(3);
    item       : String(4);
    subitem    : String(3);
    amount     : saldo.Amount;
  }

  type PromisedDate {
    dueOn  : Date;
    amount : saldo.Amount;
  }

  type ContactDefaults {
    tookPlaceAt : Timestamp;
  }

  type ResubmissionDefaults {
    dueOn          : Date;
    reason         : String(250);
    noContactUntil : Boolean;
  }

  type GateVerdict {
    allowed : Boolean;
    rule    : String(60);
    source  : String(250);
    opensAt : Timestamp;
    text    : String(500);
    mayOverride  : Boolean; // this user, and this rule
    isOverridden : Boolean; // allowed only because somebody answers for it
  }
}
