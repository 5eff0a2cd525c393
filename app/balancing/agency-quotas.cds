using {SupervisionService} from '../../srv/supervision/service';

// How much of a stage each agency may hold at most.
annotate SupervisionService.AgencyQuotas with @(
  Capabilities.SearchRestrictions.Searchable: false,
  UI: {
    HeaderInfo                        : { TypeName: '{i18n>agencyQuota}', TypeNamePlural: '{i18n>agencyQuotas}', Title: { Value: collectionGroup } },
    PresentationVariant               : {
      SortOrder     : [{ Property: collectionGroup }, { Property: validFrom, Descending: true }],
      Visualizations: ['@UI.LineItem']
    },
    SelectionPresentationVariant #list: {
      Text               : '{i18n>agencyQuotas}',
      SelectionVariant   : { SelectOptions: [] },
      PresentationVariant: ![@UI.PresentationVariant]
    },
    LineItem                          : [
      { Value: collectionGroup },
      { Value: segment },
      { Value: stage },
      { Value: sharePercent },
      { Value: maxCustomers },
      { Value: maxAmount },
      { Value: validFrom },
      { Value: validTo },
      { Value: reason },
      { Value: changedBy },
      { $Type: 'UI.DataFieldForAction', Action: 'SupervisionService.EntityContainer/setAgencyQuota', Label: '{i18n>setAgencyQuota}' }
    ]
  }
) {
  collectionGroup @title: '{i18n>agency}' @Common: { Text: groupText.name, TextArrangement: #TextOnly };
  segment         @title: '{i18n>segment}';
  stage           @title: '{i18n>stage}';
  sharePercent    @title: '{i18n>quotaPercent}' @Measures.Unit: '%';
  maxCustomers    @title: '{i18n>maxCustomers}';
  maxAmount       @title: '{i18n>maxAmount}';
  validFrom       @title: '{i18n>dayFrom}';
  validTo         @title: '{i18n>dayTo}';
  reason          @title: '{i18n>reason}';
  changedBy       @title: '{i18n>changedBy}';
  changedAt       @title: '{i18n>changedAt}';
};

annotate SupervisionService.Agencies with {
  collectionGroup @title: '{i18n>agency}' @Common: { Text: name, TextArrangement: #TextLast };
};

annotate SupervisionService.setAgencyQuota with @Common.SideEffects.TargetEntities: [
  '/SupervisionService.EntityContainer/AgencyQuotas'
] (
  collectionGroup @title: '{i18n>agency}' @Common: {
    ValueListWithFixedValues,
    ValueList: {
      CollectionPath: 'Agencies',
      Parameters    : [
        { $Type: 'Common.ValueListParameterInOut', LocalDataProperty: collectionGroup, ValueListProperty: 'collectionGroup' },
        { $Type: 'Common.ValueListParameterOut', LocalDataProperty: segment, ValueListProperty: 'segment' }
      ]
    }
  },
  segment         @title: '{i18n>segment}' @Common: {
    ValueListWithFixedValues,
    ValueList: {
      CollectionPath: 'Segments',
      Parameters    : [{ $Type: 'Common.ValueListParameterInOut', LocalDataProperty: segment, ValueListProperty: 'segment' }]
    }
  },
  stage           @title: '{i18n>stage}' @Common: {
    ValueListWithFixedValues,
    ValueList: {
      CollectionPath: 'Stages',
      Parameters    : [{ $Type: 'Common.ValueListParameterInOut', LocalDataProperty: stage, ValueListProperty: 'code' }]
    }
  },
  sharePercent    @title: '{i18n>quotaPercent}',
  maxCustomers    @title: '{i18n>maxCustomers}',
  maxAmount       @title: '{i18n>maxAmount}',
  validFrom       @title: '{i18n>dayFrom}',
  validTo         @title: '{i18n>dayTo}',
  reason          @title: '{i18n>reason}'
);
