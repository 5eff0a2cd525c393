using {SupervisionService} from './service';
using {saldo} from '../../db/types';
using {saldo.supervision as customers} from './customer-views';

extend service SupervisionService with {
  /** Customers with work to do; each, some or all of a query can be given to another agent. */
  @readonly
  entity OpenCustomers as
    select from customers.OpenCustomers {
      *,
      priorityText : Association to one SupervisionService.Priorities on priorityText.code = $self.priority,
      stageText    : Association to one SupervisionService.Stages on stageText.code = $self.stage,
      ownerText    : Association to one SupervisionService.AgentNames on ownerText.agent = $self.owner,
      workerText   : Association to one SupervisionService.AgentNames on workerText.agent = $self.worker
    }
    actions {
      /** From today's list on; with a last day the customer comes back by itself after it. */
      action reassign(agent : saldo.UserId, validTo : Date, reason : String(250));
    };

  /** Customers whom an agent has open right now, so that nobody else can work them. */
  @readonly
  entity HeldCustomers as
    select from customers.HeldCustomers {
      *,
      priorityText : Association to one SupervisionService.Priorities on priorityText.code = $self.priority
    }
    actions {
      /** Lets others work the customer; who had them is told at the next thing they do with them. */
      action releaseHold(reason : String(250));
    };

  /** What giving all customers of a query to an agent would do; nothing is written. */
  action previewReassignment(segment : saldo.SegmentId, collectionGroup : saldo.GroupId, owner : saldo.UserId,
                             stage : String(12), priority : String(10), minDaysPastDue : Integer,
                             minOverdue : saldo.Amount, agent : saldo.UserId, validTo : Date)
    returns ReassignmentPreview;

  /** As previewed: with another number of customers than `customers` nothing happens. Gives the number. */
  action reassignAll(segment : saldo.SegmentId, collectionGroup : saldo.GroupId, owner : saldo.UserId,
                     stage : String(12), priority : String(10), minDaysPastDue : Integer,
                     minOverdue : saldo.Amount, agent : saldo.UserId, validTo : Date,
                     customers : Integer, reason : String(250))
    returns Integer;

  type ReassignmentPreview {
    customers : Integer; // who would change hands
    minutes   : Integer; // of work with them
    left      : Integer; // of the query, whom the agent may not serve or somebody else is named for
    amounts   : many {
      currency : saldo.CurrencyCode;
      overdue  : saldo.Amount;
    };
    whom      : many {   // who owe most of them
      partner      : saldo.PartnerId;
      customerName : String(80);
      ownerName    : String(80);
      currency     : saldo.CurrencyCode;
      overdue      : saldo.Amount;
    };
  }
}

/** Who is on no list today is given to an agent as the others are, but for who is with an agency. */
extend SupervisionService.OffLists with actions {
  action reassign(agent : saldo.UserId, validTo : Date, reason : String(250));
};

annotate SupervisionService.OpenCustomers with actions {
  reassign(agent @mandatory, reason @mandatory);
};

annotate SupervisionService.OffLists with actions {
  reassign(agent @mandatory, reason @mandatory);
};

annotate SupervisionService.HeldCustomers with actions {
  releaseHold(reason @mandatory);
};

annotate SupervisionService.previewReassignment with (
  segment        @mandatory,
  minDaysPastDue @assert.range: [0, _],
  minOverdue     @assert.range: [0, _],
  agent          @mandatory
);

annotate SupervisionService.reassignAll with (
  segment        @mandatory,
  minDaysPastDue @assert.range: [0, _],
  minOverdue     @assert.range: [0, _],
  agent          @mandatory,
  customers      @mandatory  @assert.range: [1, _],
  reason         @mandatory
);
