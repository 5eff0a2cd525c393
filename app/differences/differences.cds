using {IntegrationService} from '../../srv/integration/service';
using from '../../srv/integration/differences';

// One decides, as configured: what the other one thinks of promises, letters and agencies, where it differs.
annotate IntegrationService.PromiseDifferences with @(
  Capabilities.SearchRestrictions.Searchable: false,
  UI: {
    SelectionFields                   : [partner],
    HeaderInfo                        : { TypeName: '{i18n>promiseDifference}', TypeNamePlural: '{i18n>promiseDifferences}', Title: { Value: partner } },
    PresentationVariant               : { SortOrder: [{ Property: since }], Visualizations: ['@UI.LineItem'] },
    SelectionPresentationVariant #list: {
      Text               : '{i18n>promiseDifferences}',
      SelectionVariant   : { SelectOptions: [] },
      PresentationVariant: ![@UI.PresentationVariant]
    },
    LineItem                          : [
      { Value: partner,              ![@UI.Importance]: #High,   ![@HTML5.CssDefaults]: { width: '12rem' } },
      { Value: account,              ![@UI.Importance]: #Low,    ![@HTML5.CssDefaults]: { width: '9rem' } },
      { Value: erpPromise,           ![@UI.Importance]: #Medium, ![@HTML5.CssDefaults]: { width: '9rem' } },
      { Value: promisedOn,           ![@UI.Importance]: #Medium },
      { Value: amount,               ![@UI.Importance]: #High },
      { Value: ownStatus,            ![@UI.Importance]: #High, Criticality: ownText.criticality, ![@HTML5.CssDefaults]: { width: '9rem' } },
      { Value: erpStatus,            ![@UI.Importance]: #High, Criticality: erpText.criticality, ![@HTML5.CssDefaults]: { width: '9rem' } },
      { Value: decidedBy,            ![@UI.Importance]: #High,   ![@HTML5.CssDefaults]: { width: '7rem' } },
      { Value: since,                ![@UI.Importance]: #Medium, ![@HTML5.CssDefaults]: { width: '11rem' } },
      { $Type: 'UI.DataFieldWithUrl', Value: parked.kind, Url: parkedUrl, Label: '{i18n>openParked}', ![@UI.Importance]: #Medium },
      { Value: ownFulfilmentPercent, ![@UI.Importance]: #Low },
      { Value: erpFulfilmentPercent, ![@UI.Importance]: #Low },
      { Value: category,             ![@UI.Importance]: #Low },
      { Value: segment,              ![@UI.Importance]: #Low },
      { Value: source,               ![@UI.Importance]: #Low }
    ]
  }
) {
  ID                   @UI.Hidden;
  source               @title: '{i18n>source}';
  partner              @title: '{i18n>deskCustomer}' @Common: { Text: customerName, TextArrangement: #TextFirst };
  customerName         @UI.Hidden;
  segment              @title: '{i18n>segment}';
  account              @title: '{i18n>account}';
  category             @title: '{i18n>deskCategory}';
  erpPromise           @title: '{i18n>erpPromise}';
  promisedOn           @title: '{i18n>promisedOn}';
  currency             @Common.IsCurrency;
  amount               @title: '{i18n>deskAmount}' @Measures.ISOCurrency: currency;
  decidedBy            @title: '{i18n>whoDecides}' @Common: { Text: decidedByText.name, TextArrangement: #TextOnly };
  ownStatus            @title: '{i18n>saldoSays}' @Common: { Text: ownText.name, TextArrangement: #TextOnly };
  erpStatus            @title: '{i18n>erpSays}' @Common: { Text: erpText.name, TextArrangement: #TextOnly };
  ownFulfilmentPercent @title: '{i18n>ownFulfilment}';
  erpFulfilmentPercent @title: '{i18n>erpFulfilment}';
  judgedAt             @UI.Hidden;
  erpChangedAt         @UI.Hidden;
  since                @title: '{i18n>differsSince}';
  parkedOperation      @UI.Hidden;
  parkedUrl            @UI.Hidden;
};

annotate IntegrationService.AgencyDifferences with @(
  Capabilities.SearchRestrictions.Searchable: false,
  UI: {
    HeaderInfo                        : { TypeName: '{i18n>agencyDifference}', TypeNamePlural: '{i18n>agencyDifferences}', Title: { Value: partner } },
    PresentationVariant               : { SortOrder: [{ Property: since }], Visualizations: ['@UI.LineItem'] },
    SelectionPresentationVariant #list: {
      Text               : '{i18n>agencyDifferences}',
      SelectionVariant   : { SelectOptions: [] },
      PresentationVariant: ![@UI.PresentationVariant]
    },
    LineItem                          : [
      { Value: partner,          ![@UI.Importance]: #High, ![@HTML5.CssDefaults]: { width: '12rem' } },
      { Value: kind,             ![@UI.Importance]: #High, Criticality: kindText.criticality, ![@HTML5.CssDefaults]: { width: '15rem' } },
      { Value: collectionGroup,  ![@UI.Importance]: #High, ![@HTML5.CssDefaults]: { width: '10rem' } },
      { Value: amount,           ![@UI.Importance]: #High },
      { Value: state,            ![@UI.Importance]: #High, ![@HTML5.CssDefaults]: { width: '9rem' } },
      { Value: isOpenInErp,      ![@UI.Importance]: #High, ![@HTML5.CssDefaults]: { width: '9rem' } },
      { Value: decidedBy,        ![@UI.Importance]: #High, ![@HTML5.CssDefaults]: { width: '7rem' } },
      { Value: since,            ![@UI.Importance]: #Medium },
      { Value: submission,       ![@UI.Importance]: #Medium, ![@HTML5.CssDefaults]: { width: '10rem' } },
      { $Type: 'UI.DataFieldWithUrl', Value: parked.kind, Url: parkedUrl, Label: '{i18n>openParked}', ![@UI.Importance]: #Medium },
      { Value: agencyPartner,    ![@UI.Importance]: #Low },
      { Value: erpStatus,        ![@UI.Importance]: #Low },
      { Value: submittedInErpOn, ![@UI.Importance]: #Low },
      { Value: recalledInErpOn,  ![@UI.Importance]: #Low },
      { Value: source,           ![@UI.Importance]: #Low }
    ]
  }
) {
  source           @title: '{i18n>source}';
  submission       @title: '{i18n>submissionInErp}';
  submissionId     @UI.Hidden;
  kind             @title: '{i18n>difference}' @Common: { Text: kindText.name, TextArrangement: #TextOnly };
  partner          @title: '{i18n>deskCustomer}' @Common: { Text: customerName, TextArrangement: #TextFirst };
  customerName     @UI.Hidden;
  collectionGroup  @title: '{i18n>deskAgency}' @Common: { Text: agencyName, TextArrangement: #TextOnly };
  agencyName       @UI.Hidden;
  agencyPartner    @title: '{i18n>deskAgencyPartner}';
  decidedBy        @title: '{i18n>whoDecides}' @Common: { Text: decidedByText.name, TextArrangement: #TextOnly };
  currency         @Common.IsCurrency;
  amount           @title: '{i18n>deskAmount}' @Measures.ISOCurrency: currency;
  state            @title: '{i18n>saldoSays}' @Common: { Text: stateText.name, TextArrangement: #TextOnly };
  isOpenInErp      @title: '{i18n>openInErp}';
  erpStatus        @title: '{i18n>erpSubmissionStatus}';
  submittedInErpOn @title: '{i18n>erpSubmittedOn}';
  recalledInErpOn  @title: '{i18n>erpRecalledOn}';
  since            @title: '{i18n>differsSince}';
  parkedOperation  @UI.Hidden;
  parkedUrl        @UI.Hidden;
};

annotate IntegrationService.DunningDifferences with @(
  Capabilities.SearchRestrictions.Searchable: false,
  UI: {
    HeaderInfo                        : { TypeName: '{i18n>dunningDifference}', TypeNamePlural: '{i18n>dunningDifferences}', Title: { Value: partner } },
    PresentationVariant               : { SortOrder: [{ Property: businessDate, Descending: true }], Visualizations: ['@UI.LineItem'] },
    SelectionPresentationVariant #list: {
      Text               : '{i18n>dunningDifferences}',
      SelectionVariant   : { SelectOptions: [] },
      PresentationVariant: ![@UI.PresentationVariant]
    },
    LineItem                          : [
      { Value: partner,      ![@UI.Importance]: #High, ![@HTML5.CssDefaults]: { width: '12rem' } },
      { Value: account,      ![@UI.Importance]: #High, ![@HTML5.CssDefaults]: { width: '9rem' } },
      { Value: kind,         ![@UI.Importance]: #High, Criticality: kindText.criticality, ![@HTML5.CssDefaults]: { width: '16rem' } },
      { Value: businessDate, ![@UI.Importance]: #High },
      { Value: amount,       ![@UI.Importance]: #High },
      { Value: treatment,    ![@UI.Importance]: #Medium, ![@HTML5.CssDefaults]: { width: '8rem' } },
      { Value: letterBefore, ![@UI.Importance]: #Medium },
      { Value: letterAfter,  ![@UI.Importance]: #Medium },
      { Value: noticeOn,     ![@UI.Importance]: #Medium },
      { Value: level,        ![@UI.Importance]: #Medium, ![@HTML5.CssDefaults]: { width: '6rem' } },
      { Value: decidedBy,    ![@UI.Importance]: #High, ![@HTML5.CssDefaults]: { width: '7rem' } },
      { Value: procedure,    ![@UI.Importance]: #Medium, ![@HTML5.CssDefaults]: { width: '7rem' } },
      { Value: companyCode,  ![@UI.Importance]: #Low },
      { Value: source,       ![@UI.Importance]: #Low }
    ]
  }
) {
  kind         @title: '{i18n>difference}' @Common: { Text: kindText.name, TextArrangement: #TextOnly };
  source       @title: '{i18n>source}';
  partner      @title: '{i18n>deskCustomer}' @Common: { Text: customerName, TextArrangement: #TextFirst };
  customerName @UI.Hidden;
  account      @title: '{i18n>account}';
  companyCode  @title: '{i18n>companyCode}';
  businessDate @title: '{i18n>letterDay}';
  runId        @UI.Hidden;
  counter      @UI.Hidden;
  procedure    @title: '{i18n>dunningProcedure}';
  decidedBy    @title: '{i18n>whoDecides}' @Common: { Text: decidedByText.name, TextArrangement: #TextOnly };
  noticeOn     @title: '{i18n>erpNoticeOn}';
  level        @title: '{i18n>erpLevel}';
  currency     @Common.IsCurrency;
  amount       @title: '{i18n>deskAmount}' @Measures.ISOCurrency: currency;
  treatment    @title: '{i18n>letterWanted}' @Common: { Text: treatmentText.name, TextArrangement: #TextOnly };
  letterBefore @title: '{i18n>letterBefore}';
  letterAfter  @title: '{i18n>letterAfter}';
};

annotate IntegrationService.PromiseStatuses with { code @Common: { Text: name, TextArrangement: #TextOnly } };
annotate IntegrationService.Treatments with { code @Common: { Text: name, TextArrangement: #TextOnly } };
