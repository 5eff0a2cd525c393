using {saldo.mirror} from '../db/mirror';
using {WorklistService} from './worklist/service';
using {SupervisionService} from './supervision/service';
using {StrategiesService} from './strategies/service';
using {AdministrationService} from './administration/service';
using {IntegrationService} from './integration/service';
using {DisputesService} from './disputes/service';

/** What every service that shows amounts tells: up to when they are in, and how long a posting takes. */
view FreshFigures as
  select from mirror.Freshness {
    key source,
        asOf,
        comparedAt,
        totalsAgree,
        accountsOff,
        lagMedian,
        lagP95
  };

extend service WorklistService with {
  @readonly entity Freshness as projection on FreshFigures;
}

extend service SupervisionService with {
  @readonly entity Freshness as projection on FreshFigures;
}

extend service StrategiesService with {
  @readonly entity Freshness as projection on FreshFigures;
}

extend service DisputesService with {
  @readonly entity Freshness as projection on FreshFigures;
}

extend service AdministrationService with {
  @readonly entity Freshness as projection on mirror.Freshness;
}

extend service IntegrationService with {
  @readonly
  entity Freshness as
    select from mirror.Freshness {
      *,
      case
        when totalsAgree = true then 3
        else 1
      end as criticality : Integer
    };
}
