using {IntegrationService} from '../../srv/integration/service';
using from '../../srv/integration/erp-messages';

// What messages of the ERP mean to an agent; those first of which nobody has said it yet.
annotate IntegrationService.ErpMessages with @(
  Capabilities: {
    SearchRestrictions.Searchable: false,
    FilterRestrictions           : { NonFilterableProperties: [meaning] },
    SortRestrictions             : { NonSortableProperties: [meaning] }
  },
  UI: {
    HeaderInfo                        : { TypeName: '{i18n>deskErpMessage}', TypeNamePlural: '{i18n>deskErpMessages}', Title: { Value: erpErrorCode } },
    PresentationVariant               : {
      SortOrder     : [{ Property: criticality, Descending: true }, { Property: erpErrorCode }],
      Visualizations: ['@UI.LineItem']
    },
    SelectionPresentationVariant #list: {
      Text               : '{i18n>deskErpMessages}',
      SelectionVariant   : { SelectOptions: [] },
      PresentationVariant: ![@UI.PresentationVariant]
    },
    LineItem                          : [
      { Value: erpErrorCode, ![@UI.Importance]: #High,   ![@HTML5.CssDefaults]: { width: '16rem' } },
      { Value: meaning,      ![@UI.Importance]: #High, Criticality: criticality, ![@HTML5.CssDefaults]: { width: '36rem' } },
      { Value: waiting,      ![@UI.Importance]: #Medium, ![@HTML5.CssDefaults]: { width: '9rem' } },
      { Value: since,        ![@UI.Importance]: #Medium, ![@HTML5.CssDefaults]: { width: '12rem' } }
    ]
  }
) {
  erpErrorCode @title: '{i18n>erpErrorCode}';
  refusal      @UI.Hidden;
  meaning      @title: '{i18n>erpMessageMeans}';
  waiting      @title: '{i18n>erpMessageWaiting}';
  since        @title: '{i18n>parkedAt}';
  criticality  @UI.Hidden;
};
