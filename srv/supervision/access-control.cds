using {SupervisionService} from './service';

/**
 * That nobody decides on their own promise is checked by the decision itself. Who has the attribute
 * `segment` or `group` sees and changes only that; the actions check it for what they are about.
 */
annotate SupervisionService with @(requires: 'supervisor');

annotate SupervisionService.PromisesToApprove with @restrict: [
  { grant: 'READ', where: '$user.segment is null or segment = $user.segment' },
  { grant: ['approve', 'reject'] }
];

annotate SupervisionService.PromisedDates with @restrict: [
  { grant: 'READ', where: '$user.segment is null or segment = $user.segment' }
];

annotate SupervisionService.PromisedItems with @restrict: [
  { grant: 'READ', where: '$user.segment is null or segment = $user.segment' }
];

annotate SupervisionService.Certificates with @restrict: [
  { grant: 'READ', where: '$user.segment is null or segment = $user.segment' }
];

annotate SupervisionService.Segments with @restrict: [
  { grant: 'READ', where: '$user.segment is null or segment = $user.segment' }
];

annotate SupervisionService.BalanceKnobs with @restrict: [
  { grant: 'READ', where: '$user.segment is null or segment = $user.segment' }
];

annotate SupervisionService.FixedAssignments with @restrict: [
  { grant: 'READ', where: '$user.segment is null or segment = $user.segment' },
  { grant: 'end' }
];

annotate SupervisionService.TemporaryAssignments with @restrict: [
  {
    grant: 'READ',
    where: '($user.segment is null or segment = $user.segment) and ($user.group is null or collectionGroup is null or collectionGroup = $user.group)'
  },
  { grant: 'end' }
];

annotate SupervisionService.Moves with @restrict: [
  {
    grant: 'READ',
    where: '($user.segment is null or segment = $user.segment) and ($user.group is null or collectionGroup = $user.group)'
  }
];

annotate SupervisionService.OffLists with @restrict: [
  {
    grant: 'READ',
    where: '($user.segment is null or segment = $user.segment) and ($user.group is null or collectionGroup = $user.group)'
  }
];

annotate SupervisionService.Loads with @restrict: [
  {
    grant: 'READ',
    where: '($user.segment is null or segment = $user.segment) and ($user.group is null or collectionGroup = $user.group)'
  }
];

annotate SupervisionService.Agencies with @restrict: [
  {
    grant: 'READ',
    where: '($user.segment is null or segment = $user.segment) and ($user.group is null or collectionGroup = $user.group)'
  }
];

annotate SupervisionService.AgencyQuotas with @restrict: [
  {
    grant: 'READ',
    where: '($user.segment is null or segment = $user.segment) and ($user.group is null or collectionGroup = $user.group)'
  }
];

annotate SupervisionService.Agents with @restrict: [
  {
    grant: 'READ',
    where: '($user.segment is null or segment = $user.segment) and ($user.group is null or collectionGroup = $user.group)'
  }
];

annotate SupervisionService.Substitutes with @restrict: [
  {
    grant: 'READ',
    where: '($user.segment is null or segment = $user.segment) and ($user.group is null or collectionGroup = $user.group)'
  }
];

annotate SupervisionService.Absences with @restrict: [
  {
    grant: 'READ',
    where: '($user.segment is null or segment = $user.segment) and ($user.group is null or collectionGroup = $user.group)'
  },
  { grant: 'cancel' }
];
