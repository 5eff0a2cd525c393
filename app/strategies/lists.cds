using {StrategiesService} from '../../srv/strategies/packs';

// The bank's own lists, and their rows in changes that wait for a second person.
annotate StrategiesService.SettingLists with @(
  Capabilities: {
    SearchRestrictions.Searchable: false,
    FilterRestrictions.Filterable: false,
    SortRestrictions.Sortable    : false
  },
  UI          : {
    HeaderInfo                        : {
      TypeName      : '{i18n>settingList}',
      TypeNamePlural: '{i18n>settingLists}',
      Title         : { Value: name },
      Description   : { Value: description }
    },
    SelectionPresentationVariant #list: {
      Text               : '{i18n>settingLists}',
      SelectionVariant   : { SelectOptions: [] },
      PresentationVariant: { Visualizations: ['@UI.LineItem'] }
    },
    LineItem                          : [
      { Value: name, ![@UI.Importance]: #High, ![@HTML5.CssDefaults]: { width: '17rem' } },
      { Value: description, ![@UI.Importance]: #Medium, ![@HTML5.CssDefaults]: { width: 'auto' } },
      { Value: maintainers, ![@UI.Importance]: #Medium, ![@HTML5.CssDefaults]: { width: '15rem' } },
      { Value: entries, ![@UI.Importance]: #High, ![@HTML5.CssDefaults]: { width: '5rem' } },
      { Value: waiting, ![@UI.Importance]: #High, ![@HTML5.CssDefaults]: { width: '8rem' } }
    ],
    DataPoint #entries                : { Title: '{i18n>settingEntries}', Value: entries },
    DataPoint #waiting                : { Title: '{i18n>settingWaiting}', Value: waiting },
    DataPoint #maintainers            : { Title: '{i18n>settingMaintainers}', Value: maintainers },
    DataPoint #approvers              : { Title: '{i18n>settingApprovers}', Value: approvers },
    HeaderFacets                      : [
      { $Type: 'UI.ReferenceFacet', Target: '@UI.DataPoint#entries' },
      { $Type: 'UI.ReferenceFacet', Target: '@UI.DataPoint#waiting' },
      { $Type: 'UI.ReferenceFacet', Target: '@UI.DataPoint#maintainers' },
      { $Type: 'UI.ReferenceFacet', Target: '@UI.DataPoint#approvers' }
    ]
  }
) {
  list        @UI.Hidden;
  name        @title: '{i18n>settingList}';
  description @title: '{i18n>settingAbout}';
  entries     @title: '{i18n>settingEntries}';
  waiting     @title: '{i18n>settingWaiting}';
  maintainers @title: '{i18n>settingMaintainers}';
  approvers   @title: '{i18n>settingApprovers}';
  mayWrite    @UI.Hidden;
};

annotate StrategiesService.SettingRowChanges with @(
  Capabilities: {
    SearchRestrictions.Searchable: false,
    FilterRestrictions.NonFilterableProperties: [listName, rowName, what, before, after, effect],
    SortRestrictions.NonSortableProperties    : [listName, rowName, what, before, after, effect]
  },
  UI          : {
    PresentationVariant: { SortOrder: [{ Property: list }, { Property: rowKey }], Visualizations: ['@UI.LineItem'] },
    LineItem           : [
      { Value: listName, ![@UI.Importance]: #High, ![@HTML5.CssDefaults]: { width: '10rem' } },
      { Value: rowName, ![@UI.Importance]: #High, ![@HTML5.CssDefaults]: { width: '11rem' } },
      { Value: what, ![@UI.Importance]: #High, ![@HTML5.CssDefaults]: { width: '6rem' } },
      { Value: before, ![@UI.Importance]: #High, ![@HTML5.CssDefaults]: { width: '17rem' } },
      { Value: after, ![@UI.Importance]: #High, ![@HTML5.CssDefaults]: { width: '17rem' } },
      { Value: effect, ![@UI.Importance]: #High, ![@HTML5.CssDefaults]: { width: '8rem' } },
      { $Type: 'UI.DataFieldForAction', Action: 'StrategiesService.drop', Label: '{i18n>settingDrop}', Inline: true, IconUrl: 'sap-icon://decline', ![@UI.Importance]: #High, ![@UI.Hidden]: { $edmJson: { $Ne: [{ $Path: 'partOf/status' }, 'draft'] } } }
    ]
  }
) {
  change   @UI.Hidden;
  list     @UI.Hidden;
  rowKey   @UI.Hidden;
  listName @title: '{i18n>settingList}';
  rowName  @title: '{i18n>settingRow}';
  what     @title: '{i18n>settingWhat}';
  before   @title: '{i18n>settingBefore}';
  after    @title: '{i18n>settingAfter}';
  effect   @title: '{i18n>settingEffect}';
} actions {
  @Common.IsActionCritical: true
  @Common.SideEffects.TargetEntities: ['/StrategiesService.EntityContainer/SettingChanges/rows']
  drop;
};
