using {IntegrationService} from './service';
using {saldo.events} from '../../db/events';

// Wake-ups of the ERP: what came in, and what became of it.
extend service IntegrationService with {
  /** Change events of the ERP: waiting, done, failed, or of a type that is not known. */
  @readonly
  entity ChangeEvents as
    select from events.ChangeEvents {
      *,
      stateText   : Association to one IntegrationService.CodeTexts
                      on stateText.list = 'event-state' and stateText.code = $self.state,
      subjectText : Association to one IntegrationService.CodeTexts
                      on subjectText.list = 'event-subject' and subjectText.code = $self.subject,
      channelText : Association to one IntegrationService.CodeTexts
                      on channelText.list = 'event-channel' and channelText.code = $self.channel
    };

  /** Tries all change events again, at once, that wait or have failed. */
  action retryChangeEvents() returns EventsRetried;

  type EventsRetried {
    events : Integer; // worked on
    failed : Integer; // objects that could not be read, again
  }
}
