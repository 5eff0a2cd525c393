using {saldo} from '../../db/types';
using {StrategiesService} from './lists';
using {saldo.strategies.packs as packs} from './pack-answers';

// Packs of contact rules, while somebody writes them; they are kept as rows of the list contact-packs.
extend service StrategiesService with {
  /** How rules read, what is wrong with each, and what they do not keep of what is in force; nothing is written. */
  action readContactRules(pack : String(20), validFrom : Date, lawPack : String(20), content : LargeString)
    returns packs.Reading;
  /** Whom of today's lists the rules would open or close on a day and channel; nothing is written. */
  action tryContactRules(pack : String(20), content : LargeString, channel : String(12), day : Date)
    returns many packs.Effect;
}

annotate StrategiesService.tryContactRules with @requires: 'compliance';
