namespace saldo.supervision;

using {saldo.writeoffs} from '../../db/write-offs';
using {saldo.ledger} from '../../db/ledger';
using {saldo.organization} from '../../db/organization';
using {saldo.privacy} from '../../db/privacy';
using {saldo.worklists} from '../../db/worklists';

/** The row filter stands in the view, as for promises: nothing is reached but what waits. */
view WaitingWriteOffs as
  select from writeoffs.WriteOffs as writeOff
  left join ledger.Partners as customer
    on  customer.source  = writeOff.source
    and customer.partner = writeOff.partner
  left join organization.Specialists as proposer
    on proposer.agent = writeOff.createdBy
  left join worklists.PublishedRuns as published
    on published.segment = writeOff.segment
  left join worklists.Positions as position
    on  position.run     = published.run
    and position.source  = writeOff.source
    and position.partner = writeOff.partner
  {
    key writeOff.ID,
        writeOff.segment,
        position.collectionGroup, // none for who is on no list
        writeOff.source,
        writeOff.partner,
        customer.name      as customerName,
        writeOff.currency,
        writeOff.amount,
        writeOff.reason,
        writeOff.note,
        writeOff.createdAt as proposedAt,
        writeOff.createdBy as proposedBy,
        proposer.name      as proposerName,
        case
          when writeOff.createdBy = $user.id then true
          else false
        end                as isMine : Boolean // waits for somebody else
  }
  where writeOff.state = 'waiting'
    and not exists (
      select from privacy.Restrictions as restricted { restricted.partner }
      where restricted.source = writeOff.source and restricted.partner = writeOff.partner
    );

/** The items with what is open on them now. */
view WaitingWriteOffItems as
  select from WaitingWriteOffs as writeOff
  join writeoffs.WriteOffItems as proposed
    on proposed.writeOff = writeOff.ID
  left join ledger.Items as item
    on  item.source     = proposed.source
    and item.document   = proposed.document
    and item.repetition = proposed.repetition
    and item.item       = proposed.item
    and item.subitem    = proposed.subitem
  {
    key proposed.writeOff,
    key proposed.document,
    key proposed.repetition,
    key proposed.item,
    key proposed.subitem,
        writeOff.segment,
        writeOff.collectionGroup,
        proposed.amount,
        item.amount    as openAmount,
        item.dueDate,
        item.contract,
        item.reference,
        item.clearingStatus,
        writeOff.currency
  };
