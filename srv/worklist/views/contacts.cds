namespace saldo.worklist;

using {saldo.ledger} from '../../../db/ledger';
using {saldo.contacts} from '../../../db/contacts';
using {saldo.operations} from '../../../db/operations';
using {saldo.worklist.MyPositions} from './positions';

view MyContacts as
  select from MyPositions as mine
  join contacts.Contacts as contact
    on  contact.source  = mine.source
    and contact.partner = mine.partner
  left join operations.Operations as operation
    on operation.ID = contact.operation
  {
    key mine.segment,
    key contact.ID,
        contact.source,
        contact.partner,
        contact.startedAt,
        contact.localDate,
        contact.channel,
        contact.direction,
        contact.result,
        contact.isReached,
        contact.isRightParty,
        contact.isAgainstRule,
        contact.ruleSource,
        contact.note,
        contact.agent,
        operation.state              as operationState,
        operation.refusal            as operationRefusal
  };

view MyResubmissions as
  select from MyPositions as mine
  join contacts.Resubmissions as resubmission
    on  resubmission.source  = mine.source
    and resubmission.partner = mine.partner
    and resubmission.segment = mine.segment
  left join operations.Operations as operation
    on  operation.source  = resubmission.source
    and operation.partner = resubmission.partner
    and operation.subject = resubmission.ID
    and operation.kind    = 'resubmission'
  {
    key resubmission.ID,
        resubmission.segment,
        resubmission.source,
        resubmission.partner,
        resubmission.dueOn,
        resubmission.reason,
        resubmission.noContactUntil,
        resubmission.owner,
        resubmission.status,
        operation.state              as operationState
  };

view MyContactPoints as
  select from MyPositions as mine
  join ledger.ContactPoints as point
    on  point.source  = mine.source
    and point.partner = mine.partner
  {
    key mine.segment,
    key point.source,
    key point.partner,
    key point.kind,
    key point.sequence,
        point.value,
        point.isDefault,
        point.mirroredAt
  };

/** What the customer said to each channel and purpose; whether it holds on the day of the list. */
view MyConsents as
  select from MyPositions as mine
  join contacts.Consents as consent
    on  consent.source  = mine.source
    and consent.partner = mine.partner
  {
    key mine.segment,
    key consent.source,
    key consent.partner,
    key consent.channel,
    key consent.purpose,
        consent.isGranted,
        consent.provenance,
        consent.validFrom,
        consent.validTo,
        case
          when consent.validFrom > mine.businessDate then false
          when consent.validTo   < mine.businessDate then false
          else consent.isGranted
        end as holds : Boolean
  };
