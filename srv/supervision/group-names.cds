using {SupervisionService} from './service';
using {saldo.organization} from '../../db/organization';
using from './changes';
using from './monitors';
using from './plans';
using from './reassignment';
using from './reordered';
using from './write-offs';

// What the groups of rows are called.
extend service SupervisionService with {
  @readonly entity GroupNames as projection on organization.Groups { key collectionGroup, name };
}

extend projection SupervisionService.Moves with {
  groupText : Association to one SupervisionService.GroupNames on groupText.collectionGroup = $self.collectionGroup
};

extend projection SupervisionService.OffLists with {
  groupText : Association to one SupervisionService.GroupNames on groupText.collectionGroup = $self.collectionGroup
};

extend projection SupervisionService.OpenCustomers with {
  groupText : Association to one SupervisionService.GroupNames on groupText.collectionGroup = $self.collectionGroup
};

extend projection SupervisionService.HeldCustomers with {
  groupText : Association to one SupervisionService.GroupNames on groupText.collectionGroup = $self.collectionGroup
};

extend projection SupervisionService.Absences with {
  groupText : Association to one SupervisionService.GroupNames on groupText.collectionGroup = $self.collectionGroup
};

extend projection SupervisionService.Substitutes with {
  groupText : Association to one SupervisionService.GroupNames on groupText.collectionGroup = $self.collectionGroup
};

extend projection SupervisionService.TemporaryAssignments with {
  groupText : Association to one SupervisionService.GroupNames on groupText.collectionGroup = $self.collectionGroup
};

extend projection SupervisionService.Agents with {
  groupText : Association to one SupervisionService.GroupNames on groupText.collectionGroup = $self.collectionGroup
};

extend projection SupervisionService.AgencyQuotas with {
  groupText : Association to one SupervisionService.GroupNames on groupText.collectionGroup = $self.collectionGroup
};

extend projection SupervisionService.PromisesToday with {
  groupText : Association to one SupervisionService.GroupNames on groupText.collectionGroup = $self.collectionGroup
};

extend projection SupervisionService.DueResubmissions with {
  groupText : Association to one SupervisionService.GroupNames on groupText.collectionGroup = $self.collectionGroup
};

extend projection SupervisionService.ReorderedPositions with {
  groupText : Association to one SupervisionService.GroupNames on groupText.collectionGroup = $self.collectionGroup
};

extend projection SupervisionService.ParkedFigures with {
  groupText : Association to one SupervisionService.GroupNames on groupText.collectionGroup = $self.collectionGroup
};

extend projection SupervisionService.PlansToApprove with {
  groupText : Association to one SupervisionService.GroupNames on groupText.collectionGroup = $self.collectionGroup
};

extend projection SupervisionService.WriteOffsToApprove with {
  groupText : Association to one SupervisionService.GroupNames on groupText.collectionGroup = $self.collectionGroup
};

extend projection SupervisionService.PromisesToApprove with {
  groupText : Association to one SupervisionService.GroupNames on groupText.collectionGroup = $self.collectionGroup
};

extend projection SupervisionService.TeamChanges with {
  groupText : Association to one SupervisionService.GroupNames on groupText.collectionGroup = $self.collectionGroup
};
