/** What a bank adds to Saldo's model: its loyalty scheme, one row a customer. */
namespace bank;

using saldo from '../../../db/types';
using from '../../../db/agreements';
using from '../../../db/audit';
using from '../../../db/contacts';
using from '../../../db/credit';
using from '../../../db/disputes';
using from '../../../db/experiments';
using from '../../../db/indexes';
using from '../../../db/item-states';
using from '../../../db/ledger';
using from '../../../db/mirror';
using from '../../../db/operations';
using from '../../../db/organization';
using from '../../../db/platform';
using from '../../../db/strategies';
using from '../../../db/worklists';

entity Loyalty {
  key source  : saldo.Source;
  key partner : saldo.PartnerId;
      tier    : String(10);
      years   : Integer;
}
