using {AdministrationService} from '../../srv/administration/service';
using from '../../srv/administration/retention';

// How long rows are kept; two administrators change it among the bank's settings.
annotate AdministrationService.RetentionPeriods with @(
  Capabilities: {
    SearchRestrictions.Searchable: false,
    FilterRestrictions           : { NonFilterableProperties: [days, monthEndDays, since, why, decidedBy, nextFrom, nextDays, nextMonthEndDays] },
    SortRestrictions             : { NonSortableProperties: [days, monthEndDays, since, why, decidedBy, nextFrom, nextDays, nextMonthEndDays] }
  },
  UI: {
    HeaderInfo                        : { TypeName: '{i18n>keptRow}', TypeNamePlural: '{i18n>keptRows}', Title: { Value: rowKind } },
    PresentationVariant               : { SortOrder: [{ Property: name }], Visualizations: ['@UI.LineItem'] },
    SelectionPresentationVariant #list: {
      Text               : '{i18n>keptRows}',
      SelectionVariant   : { SelectOptions: [] },
      PresentationVariant: ![@UI.PresentationVariant]
    },
    LineItem                          : [
      { Value: rowKind,          ![@UI.Importance]: #High,   ![@HTML5.CssDefaults]: { width: '20rem' } },
      { Value: days,             ![@UI.Importance]: #High,   ![@HTML5.CssDefaults]: { width: '7rem' } },
      { Value: monthEndDays,     ![@UI.Importance]: #High,   ![@HTML5.CssDefaults]: { width: '9rem' } },
      { Value: since,            ![@UI.Importance]: #Medium, ![@HTML5.CssDefaults]: { width: '8rem' } },
      { Value: why,              ![@UI.Importance]: #Medium, ![@HTML5.CssDefaults]: { width: '14rem' } },
      { Value: decidedBy,        ![@UI.Importance]: #Medium, ![@HTML5.CssDefaults]: { width: '9rem' } },
      { Value: nextFrom,         ![@UI.Importance]: #High,   ![@HTML5.CssDefaults]: { width: '8rem' } },
      { Value: nextDays,         ![@UI.Importance]: #Medium, ![@HTML5.CssDefaults]: { width: '7rem' } },
      { Value: nextMonthEndDays, ![@UI.Importance]: #Low,    ![@HTML5.CssDefaults]: { width: '9rem' } }
    ]
  }
) {
  rowKind          @title: '{i18n>keptRow}' @Common: { Text: name, TextArrangement: #TextOnly };
  name             @UI.Hidden;
  days             @title: '{i18n>keptDays}';
  monthEndDays     @title: '{i18n>keptMonthEndDays}';
  since            @title: '{i18n>keptSince}';
  why              @title: '{i18n>keptWhy}';
  decidedBy        @title: '{i18n>keptDecidedBy}';
  nextFrom         @title: '{i18n>keptNextFrom}';
  nextDays         @title: '{i18n>keptNextDays}';
  nextMonthEndDays @title: '{i18n>keptNextMonthEndDays}';
};
