namespace saldo.experiments;

using saldo from './types';

/**
 * A test of strategies against each other. What it compares, on whom and for how long is fixed when
 * it is proposed and never changed after, but for an early end.
 */
entity Experiments {
  key ID             : UUID;
      name           : String(80);
      segment        : saldo.SegmentId;
      stage          : String(12);         // customers in other stages keep their strategy; null: every stage
      status         : String(10) default 'draft'; // draft, proposed, running, stopped, finished
      startsOn       : Date;
      enrolUntil     : Date;               // last day on which debtors enter
      endsOn         : Date;               // last day on which arms count
      entersFromDays : Integer default 1;  // who has an open item at least that many days overdue enters
      metric         : String(20);         // decides: cured, recovered, contacts, promisesKept
      horizonDays    : Integer;            // outcomes count for that many days from entering
      expectedShare  : Decimal(9, 6);      // of the champion, for cured
      deviation      : Decimal(23, 6);     // standard deviation between groups, for the other metrics
      wishedEffect   : Decimal(23, 6);     // smallest difference worth finding: a share, an amount of the segment's currency, a count
      power          : Decimal(5, 4);
      significance   : Decimal(5, 4);      // two-sided
      looks          : Integer default 3;  // planned judgements, the last one included
      sampleSize     : Integer;            // connected groups over all arms, computed at the start
      comment        : String(250);        // what is expected of it, for who reads it later
      createdAt      : Timestamp;
      createdBy      : saldo.UserId;
      proposedAt     : Timestamp;
      proposedBy     : saldo.UserId;       // never who starts it
      startedAt      : Timestamp;
      startedBy      : saldo.UserId;
      armsUntil      : Date;               // last day on which arms do count: earlier than planned after an early end
      endedAt        : Timestamp;
      endedBy        : saldo.UserId;
      endReason      : String(250);
      arms           : Composition of many ExperimentArms on arms.experiment = $self.ID;
}

/** What is compared. Without a strategy an arm goes on as assigned today. */
entity ExperimentArms {
  key experiment   : UUID;
  key arm          : String(20);
      isChampion   : Boolean default false;
      strategy     : String(20);
      strategyVersion : UUID;         // of the strategy, in force on the first day
      assignment   : UUID;            // of the strategy to the arm, from the start on
      sharePercent : Decimal(5, 2);
      sampleSize   : Integer;         // connected groups
}

/** Who is in which arm. Inserted once: nobody changes arm. */
entity ArmAssignments {
  key experiment    : UUID;
  key source        : saldo.Source;
  key partner       : saldo.PartnerId;
      arm           : String(20);
      debtorGroup   : saldo.PartnerId; // smallest partner of the connected debtors when they entered
      since         : Date;            // the day the group entered
      observedUntil : Date;            // last day of the group whose outcomes count
}

/** Judgements taken by the stop rule, each at the information there was. Inserted once. */
entity ExperimentLooks {
  key experiment    : UUID;
  key number        : Integer;
      takenOn       : Date;
      information   : Decimal(7, 6);  // of what was planned, 1 is all
      criticalValue : Decimal(9, 6);  // standard errors a difference must exceed
      verdict       : String(10);     // go-on, stop
}
