using {SupervisionService} from '../../srv/supervision/service';

// Who is away, who stands in, and who works whose customers for a while.
annotate SupervisionService.Absences with @(
  Capabilities.SearchRestrictions.Searchable: false,
  UI: {
    HeaderInfo                        : { TypeName: '{i18n>absence}', TypeNamePlural: '{i18n>absences}', Title: { Value: name } },
    SelectionFields                   : [segment, collectionGroup, agent],
    PresentationVariant               : {
      SortOrder     : [{ Property: validFrom, Descending: true }],
      Visualizations: ['@UI.LineItem']
    },
    SelectionPresentationVariant #list: {
      Text               : '{i18n>absences}',
      SelectionVariant   : { SelectOptions: [] },
      PresentationVariant: ![@UI.PresentationVariant]
    },
    LineItem                          : [
      { Value: agent, ![@HTML5.CssDefaults]: { width: '12rem' } },
      { Value: validFrom },
      { Value: validTo },
      { Value: isHalfDay, ![@HTML5.CssDefaults]: { width: '8rem' } },
      { Value: reason },
      { Value: collectionGroup },
      { $Type: 'UI.DataFieldForAction', Action: 'SupervisionService.cancel', Label: '{i18n>cancelAbsence}' }
    ]
  }
) {
  ID              @UI.Hidden;
  segment         @title: '{i18n>segment}' @Common: {
    ValueListWithFixedValues,
    ValueList: {
      CollectionPath: 'Segments',
      Parameters    : [{ $Type: 'Common.ValueListParameterInOut', LocalDataProperty: segment, ValueListProperty: 'segment' }]
    }
  };
  collectionGroup @title: '{i18n>collectionGroup}' @Common: {
    Text           : groupText.name,
    TextArrangement: #TextOnly,
    ValueListWithFixedValues,
    ValueList      : {
      CollectionPath: 'GroupNames',
      Parameters    : [{ $Type: 'Common.ValueListParameterInOut', LocalDataProperty: collectionGroup, ValueListProperty: 'collectionGroup' }]
    }
  };
  agent           @title: '{i18n>agent}' @Common: {
    Text           : name,
    TextArrangement: #TextOnly,
    ValueListWithFixedValues,
    ValueList      : {
      CollectionPath: 'AgentNames',
      Parameters    : [{ $Type: 'Common.ValueListParameterInOut', LocalDataProperty: agent, ValueListProperty: 'agent' }]
    }
  };
  name            @UI.Hidden;
  validFrom       @title: '{i18n>dayFrom}';
  validTo         @title: '{i18n>dayTo}';
  isHalfDay       @title: '{i18n>isHalfDay}';
  reason          @title: '{i18n>reason}';
} actions {
  @Common.SideEffects.TargetEntities: ['/SupervisionService.EntityContainer/Absences']
  cancel(reason @title: '{i18n>reason}' @UI.MultiLineText);
};

annotate SupervisionService.Substitutes with @(
  Capabilities.SearchRestrictions.Searchable: false,
  UI: {
    HeaderInfo                        : { TypeName: '{i18n>substitute}', TypeNamePlural: '{i18n>substitutes}', Title: { Value: substitute } },
    PresentationVariant               : {
      SortOrder     : [{ Property: agent }, { Property: sequence }],
      Visualizations: ['@UI.LineItem']
    },
    SelectionPresentationVariant #list: {
      Text               : '{i18n>substitutes}',
      SelectionVariant   : { SelectOptions: [] },
      PresentationVariant: ![@UI.PresentationVariant]
    },
    LineItem                          : [
      { Value: agent, ![@HTML5.CssDefaults]: { width: '12rem' } },
      { Value: sequence },
      { Value: substitute, ![@HTML5.CssDefaults]: { width: '12rem' } },
      { Value: collectionGroup },
      { Value: segment },
      { $Type: 'UI.DataFieldForAction', Action: 'SupervisionService.EntityContainer/setSubstitutes', Label: '{i18n>setSubstitutes}' }
    ]
  }
) {
  segment         @title: '{i18n>segment}';
  collectionGroup @title: '{i18n>collectionGroup}' @Common: { Text: groupText.name, TextArrangement: #TextOnly };
  agent           @title: '{i18n>agent}'      @Common: { Text: agentText.name, TextArrangement: #TextOnly };
  sequence        @title: '{i18n>sequence}';
  substitute      @title: '{i18n>substitute}' @Common: { Text: substituteText.name, TextArrangement: #TextOnly };
};

annotate SupervisionService.TemporaryAssignments with @(
  Capabilities.SearchRestrictions.Searchable: false,
  UI: {
    HeaderInfo                        : { TypeName: '{i18n>temporaryAssignment}', TypeNamePlural: '{i18n>temporaryAssignments}', Title: { Value: agent } },
    PresentationVariant               : {
      SortOrder     : [{ Property: validFrom, Descending: true }],
      Visualizations: ['@UI.LineItem']
    },
    SelectionPresentationVariant #list: {
      Text               : '{i18n>temporaryAssignments}',
      SelectionVariant   : { SelectOptions: [] },
      PresentationVariant: ![@UI.PresentationVariant]
    },
    LineItem                          : [
      { Value: agent, ![@HTML5.CssDefaults]: { width: '12rem' } },
      { Value: owner, ![@HTML5.CssDefaults]: { width: '12rem' } },
      { Value: partner, ![@HTML5.CssDefaults]: { width: '14rem' } },
      { Value: validFrom },
      { Value: validTo },
      { Value: reason },
      { Value: collectionGroup },
      { Value: segment },
      { Value: createdBy },
      { Value: createdAt },
      { $Type: 'UI.DataFieldForAction', Action: 'SupervisionService.end', Label: '{i18n>endAssignment}' }
    ]
  }
) {
  ID              @UI.Hidden;
  segment         @title: '{i18n>segment}';
  source          @UI.Hidden;
  partner         @title: '{i18n>partner}' @Common: { Text: customerName, TextArrangement: #TextFirst };
  customerName    @UI.Hidden;
  owner           @title: '{i18n>customersOf}'    @Common: { Text: ownerText.name, TextArrangement: #TextOnly };
  collectionGroup @title: '{i18n>collectionGroup}' @Common: { Text: groupText.name, TextArrangement: #TextOnly };
  agent           @title: '{i18n>worksMeanwhile}' @Common: { Text: agentText.name, TextArrangement: #TextOnly };
  validFrom       @title: '{i18n>dayFrom}';
  validTo         @title: '{i18n>dayTo}';
  reason          @title: '{i18n>reason}';
  createdBy       @title: '{i18n>changedBy}';
  createdAt       @title: '{i18n>changedAt}';
} actions {
  @Common.SideEffects.TargetEntities: ['/SupervisionService.EntityContainer/TemporaryAssignments']
  end(reason @title: '{i18n>reason}' @UI.MultiLineText);
};

annotate SupervisionService.FixedAssignments with @(
  Capabilities.SearchRestrictions.Searchable: false,
  UI: {
    HeaderInfo                        : { TypeName: '{i18n>fixedAssignment}', TypeNamePlural: '{i18n>fixedAssignments}', Title: { Value: partner } },
    PresentationVariant               : {
      SortOrder     : [{ Property: validFrom, Descending: true }, { Property: partner }],
      Visualizations: ['@UI.LineItem']
    },
    SelectionPresentationVariant #list: {
      Text               : '{i18n>fixedAssignments}',
      SelectionVariant   : { SelectOptions: [] },
      PresentationVariant: ![@UI.PresentationVariant]
    },
    LineItem                          : [
      { Value: partner, ![@HTML5.CssDefaults]: { width: '14rem' } },
      { Value: agent, ![@HTML5.CssDefaults]: { width: '12rem' } },
      { Value: validFrom },
      { Value: validTo },
      { Value: reason },
      { Value: segment },
      { $Type: 'UI.DataFieldForAction', Action: 'SupervisionService.EntityContainer/fixAgent', Label: '{i18n>fixAgent}' },
      { $Type: 'UI.DataFieldForAction', Action: 'SupervisionService.end', Label: '{i18n>endAssignment}' }
    ]
  }
) {
  segment   @title: '{i18n>segment}';
  source    @UI.Hidden;
  partner   @title: '{i18n>partner}' @Common: { Text: customerName, TextArrangement: #TextFirst };
  customerName @UI.Hidden;
  agent     @title: '{i18n>agent}' @Common: { Text: agentText.name, TextArrangement: #TextOnly };
  validFrom @title: '{i18n>dayFrom}';
  validTo   @title: '{i18n>dayTo}';
  reason    @title: '{i18n>reason}';
} actions {
  @Common.SideEffects.TargetEntities: ['/SupervisionService.EntityContainer/FixedAssignments']
  end(reason @title: '{i18n>reason}' @UI.MultiLineText);
};

annotate SupervisionService.Agents with @UI.Identification: [{ Value: name }] {
  agent           @title: '{i18n>agent}' @Common: { Text: name, TextArrangement: #TextFirst };
  name            @title: '{i18n>agent}';
  collectionGroup @title: '{i18n>collectionGroup}' @Common: { Text: groupText.name, TextArrangement: #TextOnly };
  segment         @title: '{i18n>segment}';
};

annotate SupervisionService.AgentNames with {
  agent @title: '{i18n>agent}' @Common: { Text: name, TextArrangement: #TextOnly };
};
