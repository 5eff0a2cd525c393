using {SupervisionService} from '../../srv/supervision/service';

// What a supervisor may turn for the nights to come.
annotate SupervisionService.BalanceKnobs with @(
  Capabilities.SearchRestrictions.Searchable: false,
  UI: {
    HeaderInfo                        : { TypeName: '{i18n>knobs}', TypeNamePlural: '{i18n>knobs}', Title: { Value: segment } },
    PresentationVariant               : {
      SortOrder     : [{ Property: segment }, { Property: validFrom, Descending: true }],
      Visualizations: ['@UI.LineItem']
    },
    SelectionPresentationVariant #list: {
      Text               : '{i18n>knobs}',
      SelectionVariant   : { SelectOptions: [] },
      PresentationVariant: ![@UI.PresentationVariant]
    },
    LineItem                          : [
      { Value: segment },
      { Value: maxImbalance, ![@HTML5.CssDefaults]: { width: '16rem' } },
      { Value: maxMoves, ![@HTML5.CssDefaults]: { width: '13rem' } },
      { Value: validFrom },
      { Value: validTo },
      { Value: reason },
      { Value: changedBy },
      { Value: changedAt }
    ]
  }
) {
  segment      @title: '{i18n>segment}';
  maxImbalance @title: '{i18n>maxImbalance}';
  maxMoves     @title: '{i18n>maxMoves}';
  validFrom    @title: '{i18n>dayFrom}';
  validTo      @title: '{i18n>dayTo}';
  reason       @title: '{i18n>reason}';
  changedBy    @title: '{i18n>changedBy}';
  changedAt    @title: '{i18n>changedAt}';
};
