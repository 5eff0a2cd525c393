using {WorklistService} from './service';
using {saldo.correspondence} from '../../db/correspondence';
using {saldo.codes} from '../../db/code-texts';
using {saldo.worklist as mine} from './views';

// What else an agent does for or about a customer: documents, another group, rules that do not fit, what to say.
extend service WorklistService with {
  @readonly entity Documents as
    select from mine.MyDocuments {
      *,
      kindText      : Association to one WorklistService.DocumentKinds on kindText.code = $self.kind,
      channelText   : Association to one WorklistService.Channels on channelText.code = $self.channel,
      operationText : Association to one WorklistService.OperationStates
                        on operationText.code = $self.operationState
    };
  @readonly entity DocumentKinds as projection on correspondence.DocumentKinds;
  @readonly entity Groups        as select from mine.MyGroups;
  /** Who wants a promise to end. */
  @readonly entity Initiators    as
    select from codes.CodeTexts {
      key code,
          name
    }
    where list = 'initiator';

  type ScriptStep {
    sequence : Integer;
    title    : String(60);
    text     : String(2000); // with the customer's name and figures
  }

  type ContactScript {
    language : String(2);
    steps    : many WorklistService.ScriptStep;
  }

  /** What is not known stays empty. */
  type DocumentDefaults {
    kind     : String(20);
    language : String(2);
    note     : String(250);
  }
}

extend WorklistService.MyPositions with columns {
  documents : Association to many WorklistService.Documents
                on  documents.segment = $self.segment
                and documents.source  = $self.source
                and documents.partner = $self.partner
};

extend WorklistService.MyPositions with actions {
  /** By the strategy and stage, in the customer's language; no steps where the segment has no script. */
  function contactScript()                                                  returns WorklistService.ContactScript;
  /** A document of the ERP, in the customer's language unless another is named; the gate is asked first. */
  action   sendDocument(kind : String(20), language : String(2), note : String(250))
    returns WorklistService.MyPositions;
  /** What a document to be sent starts with. */
  function documentDefaults()                                               returns WorklistService.DocumentDefaults;
  /** To another group of the segment; the customer leaves this list. */
  action   handOver(collectionGroup : String(30), reason : String(250));
  /** Opens a channel that the gate keeps closed, for a while; for supervisors and who has the right. */
  action   overrideGate(channel : String(12), reason : String(250))
    returns WorklistService.MyPositions;
};

annotate WorklistService.MyPositions with actions {
  sendDocument(kind @mandatory);
  handOver(collectionGroup @mandatory, reason @mandatory);
  overrideGate(channel @mandatory, reason @mandatory);
};
