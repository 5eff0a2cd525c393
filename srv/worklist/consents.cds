using {WorklistService} from './service';
using {saldo.worklist as mine} from './views/contacts';

// Which channel a customer has agreed to, for what, and how we know.
extend service WorklistService with {
  @readonly entity Consents as
    select from mine.MyConsents {
      *,
      channelText : Association to one WorklistService.Channels on channelText.code = $self.channel
    };
}

extend WorklistService.MyPositions with columns {
  consents : Association to many WorklistService.Consents
               on  consents.segment = $self.segment
               and consents.source  = $self.source
               and consents.partner = $self.partner
};
