using {WorklistService} from './service';
using {saldo.codes} from '../../db/code-texts';

// What people and codes in the tables of a customer's page are called.
extend service WorklistService with {
  @readonly entity CodeNames as
    select from codes.CodeTexts {
      key list,
      key code,
          name
    }
    where list in ('contact-point', 'consent-purpose', 'resubmission-status');
}

extend WorklistService.Contacts with columns {
  agentText : Association to one WorklistService.AgentNames on agentText.agent = $self.agent,
  // Only what was against a rule stands out.
  case
    when isAgainstRule = true then 1
    else 0
  end       as ruleCriticality : Integer
};

extend WorklistService.Promises with columns {
  createdByText : Association to one WorklistService.AgentNames on createdByText.agent = $self.createdBy,
  decidedByText : Association to one WorklistService.AgentNames on decidedByText.agent = $self.decidedBy
};

extend WorklistService.Resubmissions with columns {
  ownerText  : Association to one WorklistService.AgentNames on ownerText.agent = $self.owner,
  statusText : Association to one WorklistService.CodeNames
                 on statusText.list = 'resubmission-status' and statusText.code = $self.status
};

extend WorklistService.Disputes with columns {
  reasonText : Association to one WorklistService.DisputeReasons on reasonText.code = $self.reason
};

extend WorklistService.ContactPoints with columns {
  kindText : Association to one WorklistService.CodeNames
               on kindText.list = 'contact-point' and kindText.code = $self.kind
};

extend WorklistService.Consents with columns {
  purposeText : Association to one WorklistService.CodeNames
                  on purposeText.list = 'consent-purpose' and purposeText.code = $self.purpose
};
