using {IntegrationService} from '../../srv/integration/service';
using from '../../srv/integration/mirror-state';

// What somebody has to look into, and where.
annotate IntegrationService.Alerts with @(
  Capabilities.SearchRestrictions.Searchable: false,
  UI: {
    HeaderInfo                        : { TypeName: '{i18n>alert}', TypeNamePlural: '{i18n>alerts}', Title: { Value: kind } },
    PresentationVariant               : { SortOrder: [{ Property: raisedAt, Descending: true }], Visualizations: ['@UI.LineItem'] },
    SelectionPresentationVariant #list: {
      Text               : '{i18n>alerts}',
      SelectionVariant   : { SelectOptions: [] },
      PresentationVariant: ![@UI.PresentationVariant]
    },
    LineItem                          : [
      { Value: kind,      ![@UI.Importance]: #High, Criticality: kindText.criticality, ![@HTML5.CssDefaults]: { width: '13rem' } },
      { Value: subject,   ![@UI.Importance]: #High,   ![@HTML5.CssDefaults]: { width: '10rem' } },
      { Value: count,     ![@UI.Importance]: #Medium, ![@HTML5.CssDefaults]: { width: '6rem' } },
      { Value: message,   ![@UI.Importance]: #High,   ![@HTML5.CssDefaults]: { width: '26rem' } },
      { $Type: 'UI.DataFieldWithUrl', Value: placeText.name, Url: placeUrl, Label: '{i18n>alertPlace}', ![@UI.Importance]: #High, ![@HTML5.CssDefaults]: { width: '10rem' } },
      { Value: raisedAt,  ![@UI.Importance]: #Medium, ![@HTML5.CssDefaults]: { width: '11rem' } },
      { Value: source,    ![@UI.Importance]: #Low,    ![@HTML5.CssDefaults]: { width: '6rem' } }
    ]
  }
) {
  ID        @UI.Hidden;
  source    @title: '{i18n>source}';
  kind      @title: '{i18n>alert}' @Common: { Text: kindText.name, TextArrangement: #TextOnly };
  subject   @title: '{i18n>about}';
  count     @title: '{i18n>count}';
  message   @title: '{i18n>message}' @UI.MultiLineText;
  raisedAt  @title: '{i18n>raisedAt}';
  place     @UI.Hidden;
  placeUrl  @UI.Hidden;
  changedAt @title: '{i18n>changedAt}';
};
