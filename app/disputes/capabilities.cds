using {DisputesService} from '../../srv/disputes/service';

// Operations are told in words when they are read, so the database can neither filter nor sort them.
annotate DisputesService.Operations with @Capabilities: {
  FilterRestrictions: { NonFilterableProperties: [text] },
  SortRestrictions  : { NonSortableProperties: [text] }
};

// Short tables of one case; a search field above each would only take room.
annotate DisputesService.CaseItems   with @Capabilities.SearchRestrictions.Searchable: false;
annotate DisputesService.Tasks       with @Capabilities.SearchRestrictions.Searchable: false;
annotate DisputesService.Messages    with @Capabilities.SearchRestrictions.Searchable: false;
annotate DisputesService.Operations  with @Capabilities.SearchRestrictions.Searchable: false;
annotate DisputesService.Differences with @Capabilities.SearchRestrictions.Searchable: false;
annotate DisputesService.History     with @Capabilities.SearchRestrictions.Searchable: false;
annotate DisputesService.Cases.attachments with @Capabilities.SearchRestrictions.Searchable: false;

// What an action changes beside the case itself, so that the page shows it without a reload.
annotate DisputesService.Cases with actions {
  confirmCase   @Common.SideEffects: { TargetProperties: ['in/*'], TargetEntities: [in.items, in.messages, in.operations, in.history] };
  voidCase      @Common.SideEffects: { TargetProperties: ['in/*'], TargetEntities: [in.items, in.operations, in.history] };
  takeCase      @Common.SideEffects: { TargetProperties: ['in/*'], TargetEntities: [in.operations, in.history] };
  assignCase    @Common.SideEffects: { TargetProperties: ['in/*'], TargetEntities: [in.operations, in.history] };
  changeCase    @Common.SideEffects: { TargetProperties: ['in/*'], TargetEntities: [in.operations, in.history] };
  askDepartment @Common.SideEffects: { TargetProperties: ['in/*'], TargetEntities: [in.tasks, in.history] };
  addMessage    @Common.SideEffects: { TargetProperties: ['in/*'], TargetEntities: [in.messages, in.operations, in.history] };
  decideCase    @Common.SideEffects: { TargetProperties: ['in/*'], TargetEntities: [in.items, in.messages, in.operations, in.history] };
  closeCase     @Common.SideEffects: { TargetProperties: ['in/*'], TargetEntities: [in.items, in.operations, in.history] };
};

annotate DisputesService.Tasks with actions {
  @Core.OperationAvailable: { $edmJson: { $Path: 'in/isOpen' } }
  @Common.SideEffects: { TargetProperties: ['in/*'] }
  completeTask;
};
