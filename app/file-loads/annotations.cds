using {FileLoadService} from '../../srv/files/service';

// What came in by file, and what became of it.
annotate FileLoadService.Loads with @(
  Capabilities.SearchRestrictions.Searchable: false,
  UI: {
    HeaderInfo         : {
      TypeName      : '{i18n>fileLoad}',
      TypeNamePlural: '{i18n>fileLoads}',
      Title         : { Value: fileName },
      Description   : { Value: object }
    },
    SelectionFields    : [status, object, source, uploadedAt],
    PresentationVariant: {
      SortOrder     : [{ Property: uploadedAt, Descending: true }],
      Visualizations: ['@UI.LineItem']
    },
    LineItem           : [
      { Value: fileName,      ![@UI.Importance]: #High,   ![@HTML5.CssDefaults]: { width: '14rem' } },
      { Value: status,        ![@UI.Importance]: #High,   Criticality: statusText.criticality, ![@HTML5.CssDefaults]: { width: '9rem' } },
      { Value: object,        ![@UI.Importance]: #High,   ![@HTML5.CssDefaults]: { width: '9rem' } },
      { Value: rowsChanged,   ![@UI.Importance]: #Medium, ![@HTML5.CssDefaults]: { width: '9rem' } },
      { Value: rowsUnchanged, ![@UI.Importance]: #Low,    ![@HTML5.CssDefaults]: { width: '6rem' } },
      { Value: rowsRejected,  ![@UI.Importance]: #High,   Criticality: rejectedCriticality, ![@HTML5.CssDefaults]: { width: '6rem' } },
      { Value: source,        ![@UI.Importance]: #Medium, ![@HTML5.CssDefaults]: { width: '7rem' } },
      { Value: uploadedAt,    ![@UI.Importance]: #Medium, ![@HTML5.CssDefaults]: { width: '11rem' } },
      { Value: uploadedBy,    ![@UI.Importance]: #Low,    ![@HTML5.CssDefaults]: { width: '8rem' } }
    ],
    DataPoint #status  : { Value: status, Title: '{i18n>fileStatus}', Criticality: statusText.criticality },
    DataPoint #changed : { Value: rowsChanged, Title: '{i18n>fileRowsChanged}' },
    DataPoint #same    : { Value: rowsUnchanged, Title: '{i18n>fileRowsUnchanged}' },
    DataPoint #rejected: { Value: rowsRejected, Title: '{i18n>fileRowsRejected}', Criticality: rejectedCriticality },
    HeaderFacets       : [
      { $Type: 'UI.ReferenceFacet', Target: '@UI.DataPoint#status' },
      { $Type: 'UI.ReferenceFacet', Target: '@UI.DataPoint#changed' },
      { $Type: 'UI.ReferenceFacet', Target: '@UI.DataPoint#same' },
      { $Type: 'UI.ReferenceFacet', Target: '@UI.DataPoint#rejected' }
    ],
    FieldGroup #record : { Data: [
      { Value: source },
      { Value: mapping },
      { Value: mappingVersion },
      { Value: delivery },
      { Value: itemsLeft },
      { Value: uploadedAt },
      { Value: uploadedBy },
      { Value: startedAt },
      { Value: startedBy },
      { Value: endedAt },
      { Value: fileBytes },
      { Value: fileHash }
    ] },
    Facets             : [{ $Type: 'UI.ReferenceFacet', ID: 'record', Label: '{i18n>fileRecord}', Target: '@UI.FieldGroup#record' }]
  }
) {
  ID                  @UI.Hidden;
  fileName            @title: '{i18n>fileName}';
  fileBytes           @title: '{i18n>fileBytes}';
  fileHash            @title: '{i18n>fileHash}';
  status              @title: '{i18n>fileStatus}'  @Common: { Text: statusText.name, TextArrangement: #TextOnly, ValueListWithFixedValues }
                      @Common.ValueList: {
                        CollectionPath: 'CodeTexts',
                        Parameters    : [
                          { $Type: 'Common.ValueListParameterInOut', LocalDataProperty: status, ValueListProperty: 'code' },
                          { $Type: 'Common.ValueListParameterConstant', ValueListProperty: 'list', Constant: 'file-status' }
                        ]
                      };
  object              @title: '{i18n>fileObject}'  @Common: { Text: objectText.name, TextArrangement: #TextOnly, ValueListWithFixedValues }
                      @Common.ValueList: {
                        CollectionPath: 'CodeTexts',
                        Parameters    : [
                          { $Type: 'Common.ValueListParameterInOut', LocalDataProperty: object, ValueListProperty: 'code' },
                          { $Type: 'Common.ValueListParameterConstant', ValueListProperty: 'list', Constant: 'file-object' }
                        ]
                      };
  source              @title: '{i18n>source}';
  mapping             @title: '{i18n>fileMapping}';
  mappingVersion      @title: '{i18n>fileMappingVersion}';
  delivery            @title: '{i18n>fileDelivery}' @Common: { Text: deliveryText.name, TextArrangement: #TextOnly };
  rowsRead            @title: '{i18n>fileRowsRead}';
  rowsChanged         @title: '{i18n>fileRowsChanged}';
  rowsUnchanged       @title: '{i18n>fileRowsUnchanged}';
  rowsRejected        @title: '{i18n>fileRowsRejected}';
  itemsLeft           @title: '{i18n>fileItemsLeft}';
  uploadedAt          @title: '{i18n>fileUploadedAt}';
  uploadedBy          @title: '{i18n>fileUploadedBy}';
  startedAt           @title: '{i18n>fileStartedAt}';
  startedBy           @title: '{i18n>fileStartedBy}';
  endedAt             @title: '{i18n>fileEndedAt}';
  errorCode           @UI.Hidden;
  errorText           @UI.Hidden;
  report              @UI.Hidden;
  rejectedCriticality @UI.Hidden;
};

annotate FileLoadService.CodeTexts with { code @Common: { Text: name, TextArrangement: #TextOnly } };
