using {SupervisionService} from '../../srv/supervision/service';
using from '../../srv/supervision/changes';

// Every change of how work is spread: who made it, when and why.
annotate SupervisionService.TeamChanges with @(
  Capabilities.SearchRestrictions.Searchable: false,
  UI: {
    HeaderInfo                         : { TypeName: '{i18n>change}', TypeNamePlural: '{i18n>changes}', Title: { Value: change } },
    PresentationVariant                : { SortOrder: [{ Property: changedAt, Descending: true }], Visualizations: ['@UI.LineItem'] },
    SelectionPresentationVariant #list : {
      Text               : '{i18n>changes}',
      SelectionVariant   : { SelectOptions: [] },
      PresentationVariant: ![@UI.PresentationVariant]
    },
    LineItem                           : [
      { Value: changedAt,       ![@UI.Importance]: #High,   ![@HTML5.CssDefaults]: { width: '11rem' } },
      { Value: changedBy,       ![@UI.Importance]: #High,   ![@HTML5.CssDefaults]: { width: '9rem' } },
      { Value: change,          ![@UI.Importance]: #High,   ![@HTML5.CssDefaults]: { width: '13rem' } },
      { Value: reason,          ![@UI.Importance]: #High,   ![@HTML5.CssDefaults]: { width: '16rem' } },
      { Value: partner,         ![@UI.Importance]: #Medium, ![@HTML5.CssDefaults]: { width: '13rem' } },
      { Value: fromAgent,       ![@UI.Importance]: #Medium, ![@HTML5.CssDefaults]: { width: '10rem' } },
      { Value: toAgent,         ![@UI.Importance]: #Medium, ![@HTML5.CssDefaults]: { width: '10rem' } },
      { Value: validFrom,       ![@UI.Importance]: #Low },
      { Value: validTo,         ![@UI.Importance]: #Low },
      { Value: collectionGroup, ![@UI.Importance]: #Low },
      { Value: segment,         ![@UI.Importance]: #Low }
    ]
  }
) {
  ID              @UI.Hidden;
  source          @UI.Hidden;
  customerName    @UI.Hidden;
  fromName        @UI.Hidden;
  toName          @UI.Hidden;
  changedAt       @title: '{i18n>changedAt}';
  changedBy       @title: '{i18n>changedBy}';
  change          @title: '{i18n>change}' @Common: { Text: changeText.name, TextArrangement: #TextOnly };
  reason          @title: '{i18n>reason}';
  partner         @title: '{i18n>partner}' @Common: { Text: customerName, TextArrangement: #TextFirst };
  fromAgent       @title: '{i18n>fromAgent}' @Common: { Text: fromName, TextArrangement: #TextOnly };
  toAgent         @title: '{i18n>toAgent}' @Common: { Text: toName, TextArrangement: #TextOnly };
  validFrom       @title: '{i18n>dayFrom}';
  validTo         @title: '{i18n>dayTo}';
  segment         @title: '{i18n>segment}';
  collectionGroup @title: '{i18n>collectionGroup}' @Common: { Text: groupText.name, TextArrangement: #TextOnly };
};
