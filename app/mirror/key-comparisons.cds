using {IntegrationService} from '../../srv/integration/service';
using from '../../srv/integration/key-comparisons';

// Whether each key of the ERP is here, and nothing else; what was repaired.
annotate IntegrationService.KeyComparisons with @(
  Capabilities.SearchRestrictions.Searchable: false,
  UI: {
    HeaderInfo                        : { TypeName: '{i18n>keyComparison}', TypeNamePlural: '{i18n>keyComparisons}', Title: { Value: object } },
    PresentationVariant               : {
      SortOrder     : [{ Property: startedAt, Descending: true }, { Property: object }],
      Visualizations: ['@UI.LineItem']
    },
    SelectionPresentationVariant #list: {
      Text               : '{i18n>keyComparisons}',
      SelectionVariant   : { SelectOptions: [] },
      PresentationVariant: ![@UI.PresentationVariant]
    },
    LineItem                          : [
      { Value: object,    ![@UI.Importance]: #High, Criticality: criticality, ![@HTML5.CssDefaults]: { width: '12rem' } },
      { Value: compared,  ![@UI.Importance]: #High },
      { Value: missing,   ![@UI.Importance]: #High },
      { Value: extra,     ![@UI.Importance]: #High },
      { Value: different, ![@UI.Importance]: #High },
      { Value: written,   ![@UI.Importance]: #High },
      { Value: gone,      ![@UI.Importance]: #Medium },
      { Value: startedAt, ![@UI.Importance]: #High,   ![@HTML5.CssDefaults]: { width: '11rem' } },
      { Value: endedAt,   ![@UI.Importance]: #Medium, ![@HTML5.CssDefaults]: { width: '11rem' } },
      { Value: source,    ![@UI.Importance]: #Low,    ![@HTML5.CssDefaults]: { width: '6rem' } }
    ]
  }
) {
  source      @title: '{i18n>source}';
  object      @title: '{i18n>mirrorObject}' @Common: { Text: objectText.name, TextArrangement: #TextOnly };
  startedAt   @title: '{i18n>comparedAt}';
  endedAt     @title: '{i18n>comparedUntil}';
  compared    @title: '{i18n>keysCompared}';
  missing     @title: '{i18n>keysMissing}';
  extra       @title: '{i18n>keysExtra}';
  different   @title: '{i18n>keysDifferent}';
  written     @title: '{i18n>keysRepaired}';
  gone        @title: '{i18n>keysGone}';
  criticality @UI.Hidden;
};
