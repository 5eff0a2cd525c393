using {AdministrationService} from '../../srv/administration/service';
using from '../../srv/administration/nights';

// Which lists people work today, and what the night does for them now.
annotate AdministrationService.SegmentLists with @(
  Capabilities: {
    SearchRestrictions.Searchable: false,
    FilterRestrictions           : { NonFilterableProperties: [today, state, criticality, night, nightCriticality] },
    SortRestrictions             : { NonSortableProperties: [today, state, criticality, night, nightCriticality] }
  },
  UI: {
    HeaderInfo                        : { TypeName: '{i18n>nightSegment}', TypeNamePlural: '{i18n>nightSegments}', Title: { Value: name } },
    PresentationVariant               : { SortOrder: [{ Property: segment }], Visualizations: ['@UI.LineItem'] },
    SelectionPresentationVariant #list: {
      Text               : '{i18n>nightSegments}',
      SelectionVariant   : { SelectOptions: [] },
      PresentationVariant: ![@UI.PresentationVariant]
    },
    LineItem                          : [
      { Value: segment,      ![@UI.Importance]: #High,   ![@HTML5.CssDefaults]: { width: '13rem' } },
      { Value: state,        ![@UI.Importance]: #High, Criticality: criticality, ![@HTML5.CssDefaults]: { width: '13rem' } },
      { Value: businessDate, ![@UI.Importance]: #High,   ![@HTML5.CssDefaults]: { width: '8rem' } },
      { Value: today,        ![@UI.Importance]: #Medium, ![@HTML5.CssDefaults]: { width: '8rem' } },
      { Value: publishedAt,  ![@UI.Importance]: #Medium, ![@HTML5.CssDefaults]: { width: '11rem' } },
      { Value: night,        ![@UI.Importance]: #High, Criticality: nightCriticality, ![@HTML5.CssDefaults]: { width: '22rem' } },
      { Value: timeZone,     ![@UI.Importance]: #Low },
      { $Type: 'UI.DataFieldForAction', Action: 'AdministrationService.EntityContainer/startNight', Label: '{i18n>startNight}' }
    ]
  }
) {
  segment      @title: '{i18n>nightSegment}' @Common: { Text: name, TextArrangement: #TextFirst };
  name         @UI.Hidden;
  timeZone     @title: '{i18n>nightTimeZone}';
  businessDate @title: '{i18n>nightListFor}';
  publishedRun @UI.Hidden;
  publishedAt  @title: '{i18n>nightPublishedAt}';
  today        @title: '{i18n>nightToday}';
  state        @title: '{i18n>nightListState}';
  criticality  @UI.Hidden;
  night        @title: '{i18n>nightNow}';
  nightCriticality @UI.Hidden;
};

annotate AdministrationService.startNight with @Common.SideEffects.TargetEntities: [
  '/AdministrationService.EntityContainer/SegmentLists',
  '/AdministrationService.EntityContainer/Runs'
] (businessDate @title: '{i18n>nightAskedFor}');
