using {WorklistService} from './service';
using {saldo.codes} from '../../db/code-texts';
using {saldo.worklist as mine} from './views/related';

// Who stands behind the customer, and beside them: guarantors, co-debtors, and the group they belong to.
extend service WorklistService with {
  @readonly entity RelatedPartners as
    select from mine.MyRelatedPartners {
      *,
      relationText  : Association to one WorklistService.Relations on relationText.code = $self.relation,
      knowledgeText : Association to one WorklistService.Knowledge on knowledgeText.code = $self.knowledge
    };

  @readonly entity Relations as
    select from codes.CodeTexts { key code, name, criticality } where list = 'relation';
  @readonly entity Knowledge as
    select from codes.CodeTexts { key code, name, criticality } where list = 'knowledge';
}

extend WorklistService.MyPositions with columns {
  related : Association to many WorklistService.RelatedPartners
              on  related.segment = $self.segment
              and related.source  = $self.source
              and related.partner = $self.partner
};
