using {DisputesService} from '../../srv/disputes/service';

// How disputes come and go: by month, and by where they come from. Amounts are never added over currencies.
annotate DisputesService.CreatedAndSolved with @(
  Capabilities.SearchRestrictions.Searchable: false,
  UI: {
    HeaderInfo         : { TypeName: '{i18n>dispute.month}', TypeNamePlural: '{i18n>dispute.createdAndSolved}', Title: { Value: month } },
    SelectionFields    : [month, segment, currency],
    SelectionPresentationVariant #list: {
      Text               : '{i18n>dispute.createdAndSolved}',
      SelectionVariant   : { SelectOptions: [] },
      PresentationVariant: ![@UI.PresentationVariant]
    },
    PresentationVariant: {
      SortOrder     : [{ Property: month, Descending: true }, { Property: segment }],
      Visualizations: ['@UI.LineItem']
    },
    LineItem           : [
      { Value: month,         ![@UI.Importance]: #High },
      { Value: segment,       ![@UI.Importance]: #High },
      { Value: created,       ![@UI.Importance]: #High },
      { Value: solved,        ![@UI.Importance]: #High },
      { Value: createdAmount, ![@UI.Importance]: #High },
      { Value: solvedAmount,  ![@UI.Importance]: #High },
      { Value: averageDays,   ![@UI.Importance]: #High },
      { Value: longestDays,   ![@UI.Importance]: #Medium }
    ]
  }
) {
  month         @title: '{i18n>dispute.month}';
  segment       @title: '{i18n>dispute.segment}' @Common: {
    Text                    : segmentText.name,
    TextArrangement         : #TextOnly,
    ValueListWithFixedValues,
    ValueList               : {
      CollectionPath: 'Segments',
      Parameters    : [{ $Type: 'Common.ValueListParameterInOut', LocalDataProperty: segment, ValueListProperty: 'segment' }]
    }
  };
  currency      @title: '{i18n>dispute.currency}'      @Common.IsCurrency;
  created       @title: '{i18n>dispute.created}';
  solved        @title: '{i18n>dispute.solved}';
  createdAmount @title: '{i18n>dispute.createdAmount}' @Measures.ISOCurrency: currency;
  solvedAmount  @title: '{i18n>dispute.solvedAmount}'  @Measures.ISOCurrency: currency;
  averageDays   @title: '{i18n>dispute.averageDays}';
  longestDays   @title: '{i18n>dispute.longestDays}';
};

annotate DisputesService.RootCauseFigures with @(
  Capabilities.SearchRestrictions.Searchable: false,
  UI: {
    HeaderInfo         : { TypeName: '{i18n>dispute.rootCause}', TypeNamePlural: '{i18n>dispute.rootCauses}', Title: { Value: rootCause } },
    SelectionFields    : [segment, currency],
    SelectionPresentationVariant #list: {
      Text               : '{i18n>dispute.rootCauses}',
      SelectionVariant   : { SelectOptions: [] },
      PresentationVariant: ![@UI.PresentationVariant]
    },
    PresentationVariant: {
      SortOrder     : [{ Property: cases, Descending: true }],
      Visualizations: ['@UI.LineItem']
    },
    LineItem           : [
      { Value: rootCause,        ![@UI.Importance]: #High },
      { Value: reason,           ![@UI.Importance]: #High },
      { Value: segment,          ![@UI.Importance]: #Medium },
      { Value: cases,            ![@UI.Importance]: #High },
      { Value: solved,           ![@UI.Importance]: #Medium },
      { Value: disputedAmount,   ![@UI.Importance]: #High },
      { Value: correctedAmount,  ![@UI.Importance]: #Medium },
      { Value: writtenOffAmount, ![@UI.Importance]: #Medium },
      { Value: toCollectAmount,  ![@UI.Importance]: #Medium },
      { Value: averageDays,      ![@UI.Importance]: #High }
    ]
  }
) {
  rootCause        @title: '{i18n>dispute.rootCause}'  @Common: { Text: causeText.name, TextArrangement: #TextOnly };
  reason           @title: '{i18n>dispute.reason}'     @Common: { Text: reasonText.name, TextArrangement: #TextOnly };
  segment          @title: '{i18n>dispute.segment}' @Common: {
    Text                    : segmentText.name,
    TextArrangement         : #TextOnly,
    ValueListWithFixedValues,
    ValueList               : {
      CollectionPath: 'Segments',
      Parameters    : [{ $Type: 'Common.ValueListParameterInOut', LocalDataProperty: segment, ValueListProperty: 'segment' }]
    }
  };
  currency         @title: '{i18n>dispute.currency}'   @Common.IsCurrency;
  cases            @title: '{i18n>dispute.cases}';
  solved           @title: '{i18n>dispute.solved}';
  disputedAmount   @title: '{i18n>dispute.disputedAmount}' @Measures.ISOCurrency: currency;
  correctedAmount  @title: '{i18n>dispute.corrected}'  @Measures.ISOCurrency: currency;
  writtenOffAmount @title: '{i18n>dispute.writtenOff}' @Measures.ISOCurrency: currency;
  toCollectAmount  @title: '{i18n>dispute.toCollect}'  @Measures.ISOCurrency: currency;
  averageDays      @title: '{i18n>dispute.averageDays}';
};
