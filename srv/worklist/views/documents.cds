namespace saldo.worklist;

using {saldo.correspondence} from '../../../db/correspondence';
using {saldo.organization} from '../../../db/organization';
using {saldo.operations} from '../../../db/operations';
using {saldo.worklist.MyPositions} from './positions';

/** What was sent to a customer from the segment, and how far it has come in the ERP. */
view MyDocuments as
  select from MyPositions as mine
  join correspondence.DocumentRequests as document
    on  document.source  = mine.source
    and document.partner = mine.partner
    and document.segment = mine.segment
  left join operations.Operations as operation
    on operation.ID = document.operation
  {
    key document.ID,
        document.segment,
        document.source,
        document.partner,
        document.kind,
        document.channel,
        document.language,
        document.account,
        document.note,
        document.requestedAt,
        document.requestedBy,
        operation.state   as operationState,
        operation.refusal as operationRefusal,
        operation.erpKey
  };

/** Groups of the segments whose customers I work; agencies get theirs by placement. */
view MyGroups as
  select from organization.Groups as team {
    key team.collectionGroup,
        team.segment,
        team.name
  }
  where team.kind <> 'agency'
    and exists (
      select from MyPositions as mine { mine.partner }
      where mine.segment = team.segment
    );
