namespace saldo.worklist;

using {saldo.worklist.DealingsOfTimeline} from './dealings';
using {saldo.worklist.AgreementsOfTimeline} from './agreements';
using {saldo.worklist.MoneyOfTimeline} from './money';
using {saldo.worklist.WorkOfTimeline} from './work';

/** Everything that happened with a customer of mine, as far as my segment may know it. */
view MyTimeline as
  select from DealingsOfTimeline { * }
  union all select from AgreementsOfTimeline { * }
  union all select from MoneyOfTimeline { * }
  union all select from WorkOfTimeline { * };
