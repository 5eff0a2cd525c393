using {WorklistService} from '../../srv/worklist/service';

// Reasons and changes are told in words when they are read, so the database can neither filter nor sort them.
annotate WorklistService.MyPositions with @Capabilities: {
  FilterRestrictions: { NonFilterableProperties: [reasons, countryName, erpMessage] },
  SortRestrictions  : { NonSortableProperties: [reasons, countryName, erpMessage] }
};

annotate WorklistService.Promises with @Capabilities: {
  FilterRestrictions: { NonFilterableProperties: [operationError] },
  SortRestrictions  : { NonSortableProperties: [operationError] }
};

annotate WorklistService.Operations with @Capabilities: {
  SearchRestrictions.Searchable: false,
  FilterRestrictions           : { NonFilterableProperties: [text] },
  SortRestrictions             : { NonSortableProperties: [text] }
};

annotate WorklistService.PositionEvents with @Capabilities: {
  FilterRestrictions: { NonFilterableProperties: [text] },
  SortRestrictions  : { NonSortableProperties: [text] }
};

// What an action changes beside the position itself, so that the page shows it without a reload.
annotate WorklistService.MyPositions with actions {
  logContact @Common: {
    DefaultValuesFunction: 'WorklistService.contactDefaults',
    SideEffects          : { TargetProperties: ['in/*'], TargetEntities: [in.contacts, in.events] }
  };
  resubmit   @Common: {
    DefaultValuesFunction: 'WorklistService.resubmissionDefaults',
    SideEffects          : { TargetProperties: ['in/*'], TargetEntities: [in.resubmissions, in.events] }
  };
  // Others move, too: the whole list is read again.
  moveInList @Common.SideEffects: { TargetEntities: ['/WorklistService.EntityContainer/MyPositions'] };
  complete   @Common.SideEffects: { TargetProperties: ['in/*'], TargetEntities: [in.events] };
}

// Short tables of one customer; a search field above each would only take room.
annotate WorklistService.Promises       with @Capabilities.SearchRestrictions.Searchable: false;
annotate WorklistService.PromiseDates   with @Capabilities.SearchRestrictions.Searchable: false;
annotate WorklistService.Contacts       with @Capabilities.SearchRestrictions.Searchable: false;
annotate WorklistService.Resubmissions  with @Capabilities.SearchRestrictions.Searchable: false;
annotate WorklistService.Disputes       with @Capabilities.SearchRestrictions.Searchable: false;
annotate WorklistService.ContactPoints  with @Capabilities.SearchRestrictions.Searchable: false;
annotate WorklistService.PositionEvents with @Capabilities.SearchRestrictions.Searchable: false;
