using {AdministrationService} from './service';
using {saldo} from '../../db/types';
using {saldo.mirror} from '../../db/mirror';
using {saldo.organization} from '../../db/organization';
using {saldo.worklists} from '../../db/worklists';
using {saldo.supervision} from '../supervision/desk-views';

// What somebody asks at seven in the morning: which lists people see, how the nights went, what runs now.
extend service AdministrationService with {
  /** Which list the people of a segment see, and what the night is doing for it now. */
  @readonly
  entity SegmentLists  as
    select from organization.Segments as own
    left join worklists.PublishedRuns as published on published.segment = own.segment
    {
      key own.segment,
          own.name,
          own.timeZone,
          own.businessDate,         // which day the list is for
          published.run as publishedRun,
          published.publishedAt,
          virtual null as today            : Date,        // where the segment is
          virtual null as state            : String(80),  // of the list, in words
          virtual null as criticality      : Integer,
          virtual null as night            : String(1000), // how far it is, or why the one after that list failed
          virtual null as nightCriticality : Integer
    };

  /** Each night of a segment: how it went, and what readers see of it. */
  @readonly
  entity Runs          as
    select from worklists.Runs as own
    left join worklists.PublishedRuns as published on published.run = own.ID
    {
      key own.ID,
          own.segment,
          own.businessDate,
          own.status,
          own.plannedAt,
          own.publishedAt,
          own.customers,
          own.positions,
          own.excluded,
          own.rejected,
          own.message,
          own.keptUntil,
          case when published.run is null then false else true end as isSeen : Boolean,
          (
            select max(rejection.rejectedAt) as failedAt from mirror.Rejections as rejection
            where rejection.run = own.ID and rejection.origin = 'night'
          )             as failedAt    : Timestamp,
          virtual null as state       : String(120),  // in words, with how far it is
          virtual null as criticality : Integer,
          virtual null as took        : String(40),
          statusText   : Association to one AdministrationService.CodeTexts
                           on statusText.list = 'run-status' and statusText.code = $self.status,
          segmentName  : Association to one AdministrationService.Segments on segmentName.segment = $self.segment,
          partitions   : Association to many AdministrationService.RunPartitions on partitions.run = $self.ID,
          totals       : Association to many AdministrationService.NightTotals on totals.run = $self.ID,
          certificates : Association to many AdministrationService.Certificates on certificates.run = $self.ID,
          notUsed      : Association to many AdministrationService.Rejections on notUsed.run = $self.ID
    };

  /** Key ranges of a run's customers: which are done, and why one is not. */
  @readonly
  entity RunPartitions as
    select from worklists.RunPartitions {
      *,
      statusText : Association to one AdministrationService.CodeTexts
                     on statusText.list = 'part-status' and statusText.code = $self.status
    };

  /** What a run added up beside what the mirror held at the same moments, by currency. */
  @readonly
  entity NightTotals   as
    select from worklists.RunTotals {
      key run,
      key currency,
          virtual null as items        : Integer64,
          virtual null as mirrorItems  : Integer64,
          virtual null as ledger       : saldo.Amount,
          virtual null as mirror       : saldo.Amount,
          virtual null as collectible  : saldo.Amount,
          virtual null as overdue      : saldo.Amount,
          virtual null as agrees       : Boolean,
          virtual null as criticality  : Integer
    }
    group by run, currency;

  /** How good a run's balance is, against what no assignment could beat. */
  @readonly
  entity Certificates  as
    select from worklists.BalanceCertificates as own
    left join worklists.Runs as made
      on made.ID = own.run
    left join organization.Segments as segment
      on segment.segment = made.segment
    left join organization.Specialists as specialist
      on specialist.agent = own.agent
    left join supervision.MinorUnits as money
      on  money.currency = segment.currency
      and own.dimension  = 'amount'
    {
      key own.run,
      key own.layer,
      key own.component,
      key own.dimension,
          own.agent,
          specialist.name as agentName,
          own.maximum,
          own.ideal,
          own.lowerBound,
          own.gap,
          own.agents,
          own.customers,
          own.moved,
          money.currency, // of amounts only
          // For the screen, in whole units; the exact figures stand beside them.
          cast(round(own.maximum    / coalesce(money.units, 1)) as Decimal(19, 0)) as load  : Decimal(19, 0),
          cast(round(own.lowerBound / coalesce(money.units, 1)) as Decimal(19, 0)) as bound : Decimal(19, 0),
          cast(round(own.gap * 1000) / 10 as Decimal(9, 1))                        as gapPercent : Decimal(9, 1),
      layerText     : Association to one AdministrationService.CodeTexts
                        on layerText.list = 'layer' and layerText.code = $self.layer,
      dimensionText : Association to one AdministrationService.CodeTexts
                        on dimensionText.list = 'dimension' and dimensionText.code = $self.dimension
    };

  /**
   * Starts the night for a business date (today in each segment's zone when left out) and answers at once:
   * Runs says how far it is. NIGHT_TOO_EARLY, NIGHT_TOO_LATE; NIGHT_BUSY and NIGHT_UNDER_WAY while another runs.
   */
  action startNight(businessDate : Date);
}
