using {AdministrationService} from '../../srv/administration/service';
using from '../../srv/administration/alerts';

// What somebody has to look into now, and what to do about it.
annotate AdministrationService.OpenAlerts with @(
  Capabilities: {
    SearchRestrictions.Searchable: false,
    FilterRestrictions           : { NonFilterableProperties: [todo, openDesk, deskUrl] },
    SortRestrictions             : { NonSortableProperties: [todo, openDesk, deskUrl] }
  },
  UI: {
    HeaderInfo                        : { TypeName: '{i18n>openAlert}', TypeNamePlural: '{i18n>openAlerts}', Title: { Value: subject } },
    PresentationVariant               : { SortOrder: [{ Property: raisedAt, Descending: true }], Visualizations: ['@UI.LineItem'] },
    SelectionPresentationVariant #list: {
      Text               : '{i18n>openAlerts}',
      SelectionVariant   : { SelectOptions: [] },
      PresentationVariant: ![@UI.PresentationVariant]
    },
    LineItem                          : [
      { Value: kind,      ![@UI.Importance]: #High, Criticality: kindText.criticality, ![@HTML5.CssDefaults]: { width: '13rem' } },
      { Value: todo,      ![@UI.Importance]: #High,   ![@HTML5.CssDefaults]: { width: '26rem' } },
      { $Type: 'UI.DataFieldWithUrl', Value: openDesk, Url: deskUrl, ![@UI.Importance]: #High, ![@HTML5.CssDefaults]: { width: '13rem' } },
      { Value: message,   ![@UI.Importance]: #Medium, ![@HTML5.CssDefaults]: { width: '22rem' } },
      { Value: subject,   ![@UI.Importance]: #Low,    ![@HTML5.CssDefaults]: { width: '10rem' } },
      { Value: raisedAt,  ![@UI.Importance]: #Medium, ![@HTML5.CssDefaults]: { width: '11rem' } }
    ]
  }
) {
  ID        @UI.Hidden;
  source    @title: '{i18n>nightSource}';
  kind      @title: '{i18n>openAlert}' @Common: { Text: kindText.name, TextArrangement: #TextOnly };
  subject   @title: '{i18n>alertSubject}';
  count     @title: '{i18n>alertCount}';
  message   @title: '{i18n>alertMessage}' @UI.MultiLineText;
  raisedAt  @title: '{i18n>alertRaisedAt}';
  changedAt @UI.Hidden;
  deskUrl   @UI.Hidden;
  todo      @title: '{i18n>alertTodo}' @UI.MultiLineText;
  openDesk  @title: '{i18n>alertWhere}';
};
