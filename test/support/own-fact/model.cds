/** What a bank adds to Saldo's model: its loyalty scheme, one row a customer. */
namespace bank;

using saldo from '../../../db/types';
using from '../../../db/agreements';
using from '../../../db/audit';
using from '../../../db/code-texts';
using from '../../../db/contacts';
using from '../../../db/correspondence';
using from '../../../db/credit';
using from '../../../db/dispute-cases';
using from '../../../db/disputes';
using from '../../../db/events';
using from '../../../db/experiments';
using from '../../../db/files';
using from '../../../db/gate-overrides';
using from '../../../db/indexes';
using from '../../../db/item-states';
using from '../../../db/ledger';
using from '../../../db/locks';
using from '../../../db/mirror';
using from '../../../db/operations';
using from '../../../db/organization';
using from '../../../db/personal-data';
using from '../../../db/placements';
using from '../../../db/plans';
using from '../../../db/platform';
using from '../../../db/privacy';
using from '../../../db/scripts';
using from '../../../db/setting-changes';
using from '../../../db/strategies';
using from '../../../db/teams';
using from '../../../db/worklists';
using from '../../../db/write-offs';

entity Loyalty {
  key source  : saldo.Source;
  key partner : saldo.PartnerId;
      tier    : String(10);
      years   : Integer;
}
