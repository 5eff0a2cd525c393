using {saldo} from '../../db/types';
using {saldo.disputes as team} from '../../db/dispute-cases';
using {saldo.disputes as mirrored} from '../../db/disputes';
using {saldo.disputedesk as desk} from './views';
using from './case-views';
using from './analysis';
using {saldo.ledger} from '../../db/item-states';
using from '../../db/ledger';
using {saldo.codes} from '../../db/code-texts';
using {saldo.organization} from '../../db/organization';
using {saldo.operations} from '../../db/operations';
using {saldo.contacts} from '../../db/contacts';
using {saldo.writeoffs} from '../../db/write-offs';

// What belongs to a case wherever it is read: who it is about, where they stand, how far the ERP is.
extend team.Cases with {
  seen     : Association to one desk.SeenCases on seen.ID = ID;
  customer : Association to one ledger.Partners on customer.source = source and customer.partner = partner;
  paid     : Association to one ledger.Payments on paid.source = source and paid.payment = payment;
  asked    : Association to one desk.AwaitedAnswers on asked.dispute = ID;
  given    : Association to one desk.WriteOffsOfCases
               on  given.source  = source
               and given.partner = partner
               and given.dispute = ID;
  home     : Association to one organization.Segments on home.segment = segment;
  parkedOperations : Association to many operations.Operations
                       on  parkedOperations.source    = source
                       and parkedOperations.objectKey = ID
                       and parkedOperations.state     = 'parked';
  openOperations   : Association to many operations.Operations
                       on  openOperations.source    = source
                       and openOperations.objectKey = ID
                       and openOperations.state     in ('pending', 'sending');
}

/** The dispute team's day: cases with their deadline, what was found out about them, and how they end. */
@path: '/odata/v4/disputes'
service DisputesService {

  // Not @readonly: that would keep documents off a case.
  @Capabilities: {
    InsertRestrictions.Insertable: false,
    UpdateRestrictions.Updatable : false,
    DeleteRestrictions.Deletable : false
  }
  entity Cases as
    select from team.Cases {
      *,
      seen.collectionGroup                 as collectionGroup,
      seen.priority                        as priority,
      customer.name                        as customerName,
      case
        when status in ('decided', 'closed', 'voided') then 'done'
        when dueOn is null                             then 'in-time'
        when escalationLevel > 0                       then 'escalated'
        when dueOn < home.businessDate                 then 'late'
        else 'in-time'
      end                                  as sla          : String(10),
      case
        when exists parkedOperations then 'parked'
        when exists openOperations   then 'pending'
        when caseNumber <> ''        then 'confirmed'
        else ''
      end                                  as erpState     : String(12), // how far the ERP has what we want
      case
        when owner = $user.id or coordinator = $user.id then true
        else false
      end                                  as isMine       : Boolean,
      asked.nextBy                         as answerBy,                   // by a department
      case
        when asked.nextBy < home.businessDate then 1
        else 0
      end                                  as answerCriticality : Integer,
      case
        when decision is null then false
        else true
      end                                  as isDecided    : Boolean,
      coalesce(given.state, '')            as writeOffState : String(10), // blank: none given up
      given.decisionReason                 as writeOffAnswer,
      paid.postingDate                     as paidOn,                     // the short payment
      paid.amount                          as paidAmount,
      paid.differenceReason                as paidReason,
      items        : Association to many CaseItems on items.dispute = $self.ID,
      tasks        : Association to many Tasks on tasks.dispute = $self.ID,
      messages     : Association to many Messages on messages.dispute = $self.ID,
      operations   : Association to many Operations on operations.dispute = $self.ID,
      differences  : Association to many Differences on differences.dispute = $self.ID,
      history      : Association to many History on history.dispute = $self.ID,
      statusText   : Association to one CaseStatuses on statusText.code = $self.status,
      reasonText   : Association to one DisputeReasons on reasonText.code = $self.reason,
      causeText    : Association to one RootCauses on causeText.code = $self.rootCause,
      kindText     : Association to one DisputeCategories on kindText.code = $self.category,
      ownerText    : Association to one Clerks on ownerText.clerk = $self.owner,
      coordinatorText : Association to one Clerks on coordinatorText.clerk = $self.coordinator,
      segmentText  : Association to one Segments on segmentText.segment = $self.segment,
      slaText      : Association to one CodeTexts on slaText.list = 'dispute-sla' and slaText.code = $self.sla,
      originText   : Association to one CodeTexts on originText.list = 'dispute-origin' and originText.code = $self.origin,
      decisionText : Association to one CodeTexts on decisionText.list = 'dispute-decision' and decisionText.code = $self.decision,
      writeOffText : Association to one WriteOffStates on writeOffText.code = $self.writeOffState,
      causeOfEnd   : Association to one CodeTexts on causeOfEnd.list = 'dispute-closed-by' and causeOfEnd.code = $self.closeCause,
      erpStateText : Association to one OperationStates on erpStateText.code = $self.erpState
    }
    excluding { seen, customer, paid, asked, given, home, parkedOperations, openOperations }
    where exists seen
    actions {
      /** A proposed case becomes one, here and in the ERP: its part is asked for no more. */
      action confirmCase(reason : String(4), note : String(1000));
      /** There never was a dispute. */
      action voidCase(reason : String(250));
      /** It is mine to work on. */
      action takeCase();
      action assignCase(owner : saldo.UserId, coordinator : saldo.UserId);
      action changeCase(reason : String(4), rootCause : String(4), dueOn : Date, why : String(250));
      action askDepartment(department : String(10), task : String(250), dueOn : Date);
      /** Direction: inbound, outbound, internal. */
      action addMessage(direction : String(10), channel : String(12), text : String(1000));
      /** Justified, part or not-justified; the amounts add up to what is disputed, one of them may be left out. */
      action decideCase(decision : String(15), corrected : saldo.Amount, writtenOff : saldo.Amount,
                        toCollect : saldo.Amount, writeOffReason : String(2), rootCause : String(4),
                        reason : String(1000));
      /** What was decided is posted. */
      action closeCase(reason : String(250));
    };

  @readonly
  entity CaseItems as
    select from desk.ItemsOfCases {
      *,
      stateText : Association to one ItemStates on stateText.code = $self.state
    };

  @readonly
  entity Tasks as
    select from desk.TasksOfCases {
      *,
      departmentText : Association to one Departments on departmentText.code = $self.department,
      slaText        : Association to one CodeTexts on slaText.list = 'dispute-sla' and slaText.code = $self.sla
    }
    actions {
      action completeTask(result : String(1000));
    };

  @readonly
  entity Messages as
    select from desk.MessagesOfCases {
      *,
      directionText : Association to one CodeTexts on directionText.list = 'dispute-side' and directionText.code = $self.direction,
      channelText   : Association to one Channels on channelText.code = $self.channel
    };

  @readonly
  entity Operations as
    select from desk.OperationsOfCases {
      *,
      virtual null as text : String(500), // what it is, and what the ERP has against it, in words
      stateText : Association to one OperationStates on stateText.code = $self.state
    };

  @readonly
  entity Differences as
    select from desk.DifferencesOfCases {
      *,
      fieldText : Association to one CodeTexts on fieldText.list = 'dispute-field' and fieldText.code = $self.field
    };

  @readonly
  entity History as
    select from desk.HistoryOfCases {
      *,
      decisionText : Association to one CodeTexts on decisionText.list = 'dispute-event' and decisionText.code = $self.decision
    };

  @readonly
  entity CreatedAndSolved  as
    select from desk.CreatedAndSolved {
      *,
      segmentText : Association to one Segments on segmentText.segment = $self.segment
    };

  @readonly
  entity RootCauseFigures  as
    select from desk.RootCauseFigures {
      *,
      causeText  : Association to one RootCauses on causeText.code = $self.rootCause,
      reasonText : Association to one DisputeReasons on reasonText.code = $self.reason,
      segmentText : Association to one Segments on segmentText.segment = $self.segment
    };

  /** What a document of a case may be today; also checked when one is sent. */
  function documentLimits() returns {
    mostDocuments : Integer;
    mostKilobytes : Integer;
  };

  @readonly entity Clerks            as projection on team.Clerks { key clerk, name, isActive };
  @readonly entity Deadlines         as projection on team.CaseDeadlines;
  @readonly entity RootCauses        as projection on team.RootCauses;
  @readonly entity Departments       as projection on team.Departments;
  @readonly entity CaseStatuses      as projection on team.CaseStatuses;
  @readonly entity DisputeReasons    as projection on mirrored.DisputeReasons;
  @readonly entity DisputeCategories as projection on mirrored.DisputeCategories;
  @readonly entity WriteOffReasons   as projection on writeoffs.WriteOffReasons;
  @readonly entity WriteOffStates    as projection on writeoffs.WriteOffStates;
  @readonly entity Channels          as projection on contacts.Channels;
  @readonly entity Segments          as projection on organization.Segments { segment, name };
  @readonly entity ItemStates        as projection on ledger.ItemStates;
  @readonly entity OperationStates   as projection on operations.OperationStates;
  @cds.redirection.target
  @readonly entity CodeTexts         as projection on codes.CodeTexts;

  // Short lists to choose from in dialogs.
  @readonly entity Decisions         as select from codes.CodeTexts { key code, name } where list = 'dispute-decision';
  @readonly entity Directions        as select from codes.CodeTexts { key code, name } where list = 'dispute-side';
  @readonly entity SlaStates         as select from codes.CodeTexts { key code, name } where list = 'dispute-sla';
}
