using {SupervisionService} from '../../srv/supervision/service';
using from '../../srv/supervision/monitors';
using from '../../srv/supervision/progress';
using from '../../srv/supervision/reordered';

// What to keep an eye on: promises of the day, contacts, who is to be called back, what was reordered, what is stuck.
annotate SupervisionService.PromisesToday with @(
  Capabilities.SearchRestrictions.Searchable: false,
  UI: {
    HeaderInfo                         : { TypeName: '{i18n>promise}', TypeNamePlural: '{i18n>promisesToday}', Title: { Value: partner } },
    PresentationVariant                : { SortOrder: [{ Property: kind }, { Property: amount, Descending: true }], Visualizations: ['@UI.LineItem'] },
    SelectionPresentationVariant #list : {
      Text               : '{i18n>promisesToday}',
      SelectionVariant   : { SelectOptions: [] },
      PresentationVariant: ![@UI.PresentationVariant]
    },
    LineItem                           : [
      { Value: kind,              ![@UI.Importance]: #High, Criticality: kindText.criticality, ![@HTML5.CssDefaults]: { width: '9rem' } },
      { Value: partner,           ![@UI.Importance]: #High, ![@HTML5.CssDefaults]: { width: '14rem' } },
      { Value: amount,            ![@UI.Importance]: #High },
      { Value: fulfilmentPercent, ![@UI.Importance]: #Medium },
      { Value: agent,             ![@UI.Importance]: #High, ![@HTML5.CssDefaults]: { width: '10rem' } },
      { Value: ownStatus,         ![@UI.Importance]: #High, Criticality: ownText.criticality, ![@HTML5.CssDefaults]: { width: '8rem' } },
      { Value: erpStatus,         ![@UI.Importance]: #High, Criticality: erpText.criticality, ![@HTML5.CssDefaults]: { width: '8rem' } },
      { Value: decidedBy,         ![@UI.Importance]: #Medium, ![@HTML5.CssDefaults]: { width: '7rem' } },
      { Value: collectionGroup,   ![@UI.Importance]: #Low },
      { Value: segment,           ![@UI.Importance]: #Low }
    ]
  }
) {
  segment           @title: '{i18n>segment}';
  source            @UI.Hidden;
  promise           @UI.Hidden;
  sequence          @UI.Hidden;
  kind              @title: '{i18n>verdict}' @Common: { Text: kindText.name, TextArrangement: #TextOnly };
  partner           @title: '{i18n>partner}' @Common: { Text: customerName, TextArrangement: #TextFirst };
  customerName      @UI.Hidden;
  collectionGroup   @title: '{i18n>collectionGroup}' @Common: { Text: groupText.name, TextArrangement: #TextOnly };
  agent             @title: '{i18n>agreedBy}' @Common: { Text: agentName, TextArrangement: #TextOnly };
  agentName         @UI.Hidden;
  currency          @Common.IsCurrency;
  amount            @title: '{i18n>amount}' @Measures.ISOCurrency: currency;
  fulfilmentPercent @title: '{i18n>fulfilment}';
  decidedBy         @title: '{i18n>whoDecides}' @Common: { Text: decidedByText.name, TextArrangement: #TextOnly };
  ownStatus         @title: '{i18n>saldoSays}' @Common: { Text: ownText.name, TextArrangement: #TextOnly };
  erpStatus         @title: '{i18n>erpSays}' @Common: { Text: erpText.name, TextArrangement: #TextOnly };
};

annotate SupervisionService.ContactFigures with @(
  Capabilities.SearchRestrictions.Searchable: false,
  UI: {
    HeaderInfo                         : { TypeName: '{i18n>contacts}', TypeNamePlural: '{i18n>contacts}', Title: { Value: agent } },
    PresentationVariant                : { SortOrder: [{ Property: contacts, Descending: true }], Visualizations: ['@UI.LineItem'] },
    SelectionPresentationVariant #list : {
      Text               : '{i18n>contacts}',
      SelectionVariant   : { SelectOptions: [] },
      PresentationVariant: ![@UI.PresentationVariant]
    },
    DataPoint #effective               : { Title: '{i18n>effectivePercent}', Value: effectivePercent, TargetValue: 100, Visualization: #Progress },
    LineItem                           : [
      { Value: agent,        ![@UI.Importance]: #High, ![@HTML5.CssDefaults]: { width: '12rem' } },
      { Value: contacts,     ![@UI.Importance]: #High },
      { Value: effective,    ![@UI.Importance]: #High },
      { Value: notEffective, ![@UI.Importance]: #Medium },
      {
        $Type                 : 'UI.DataFieldForAnnotation',
        Target                : '@UI.DataPoint#effective',
        Label                 : '{i18n>effectivePercent}',
        ![@UI.Importance]     : #High,
        ![@HTML5.CssDefaults] : { width: '9rem' }
      },
      { Value: lastAt,       ![@UI.Importance]: #Medium },
      { Value: collectionGroup, ![@UI.Importance]: #Medium, ![@HTML5.CssDefaults]: { width: '12rem' } },
      { Value: segment,      ![@UI.Importance]: #Low }
    ]
  }
) {
  segment          @title: '{i18n>segment}';
  collectionGroup  @title: '{i18n>collectionGroup}' @Common: { Text: groupName, TextArrangement: #TextOnly };
  groupName        @UI.Hidden;
  agent            @title: '{i18n>agent}' @Common: { Text: agentName, TextArrangement: #TextOnly };
  agentName        @UI.Hidden;
  contacts         @title: '{i18n>contacts}';
  reached          @title: '{i18n>reached}';
  effective        @title: '{i18n>effective}';
  notEffective     @title: '{i18n>notEffective}';
  effectivePercent @title: '{i18n>effectivePercent}' @Measures.Unit: '%';
  lastAt           @title: '{i18n>lastAt}';
};

annotate SupervisionService.DueResubmissions with @(
  Capabilities.SearchRestrictions.Searchable: false,
  UI: {
    HeaderInfo                         : { TypeName: '{i18n>resubmission}', TypeNamePlural: '{i18n>resubmissionsDue}', Title: { Value: partner } },
    PresentationVariant                : { SortOrder: [{ Property: dueOn }, { Property: partner }], Visualizations: ['@UI.LineItem'] },
    SelectionPresentationVariant #list : {
      Text               : '{i18n>resubmissionsDue}',
      SelectionVariant   : { SelectOptions: [] },
      PresentationVariant: ![@UI.PresentationVariant]
    },
    LineItem                           : [
      { Value: partner,         ![@UI.Importance]: #High, ![@HTML5.CssDefaults]: { width: '14rem' } },
      { Value: dueOn,           ![@UI.Importance]: #High },
      { Value: daysWaiting,     ![@UI.Importance]: #High },
      { Value: agent,           ![@UI.Importance]: #High },
      { Value: reason,          ![@UI.Importance]: #Medium, ![@HTML5.CssDefaults]: { width: '20rem' } },
      { Value: collectionGroup, ![@UI.Importance]: #Low },
      { Value: segment,         ![@UI.Importance]: #Low }
    ]
  }
) {
  ID              @UI.Hidden;
  source          @UI.Hidden;
  segment         @title: '{i18n>segment}';
  collectionGroup @title: '{i18n>collectionGroup}' @Common: { Text: groupText.name, TextArrangement: #TextOnly };
  partner         @title: '{i18n>partner}' @Common: { Text: customerName, TextArrangement: #TextFirst };
  customerName    @UI.Hidden;
  agent           @title: '{i18n>ownedBy}' @Common: { Text: agentName, TextArrangement: #TextOnly };
  agentName       @UI.Hidden;
  dueOn           @title: '{i18n>paymentDueOn}';
  daysWaiting     @title: '{i18n>daysWaiting}';
  reason          @title: '{i18n>reason}';
};

annotate SupervisionService.ReorderedPositions with @(
  Capabilities.SearchRestrictions.Searchable: false,
  UI: {
    HeaderInfo                         : { TypeName: '{i18n>reordered}', TypeNamePlural: '{i18n>reordered}', Title: { Value: partner } },
    PresentationVariant                : { SortOrder: [{ Property: movedAt, Descending: true }], Visualizations: ['@UI.LineItem'] },
    SelectionPresentationVariant #list : {
      Text               : '{i18n>reordered}',
      SelectionVariant   : { SelectOptions: [] },
      PresentationVariant: ![@UI.PresentationVariant]
    },
    LineItem                           : [
      { Value: partner,  ![@UI.Importance]: #High,   ![@HTML5.CssDefaults]: { width: '14rem' } },
      { Value: agent,    ![@UI.Importance]: #High },
      { Value: place,    ![@UI.Importance]: #High,   ![@HTML5.CssDefaults]: { width: '10rem' } },
      { Value: fromRank, ![@UI.Importance]: #Medium },
      { Value: toRank,   ![@UI.Importance]: #Medium },
      { Value: reason,   ![@UI.Importance]: #High,   ![@HTML5.CssDefaults]: { width: '18rem' } },
      { Value: priority, ![@UI.Importance]: #Low,    Criticality: priorityText.criticality, ![@HTML5.CssDefaults]: { width: '7rem' } },
      { Value: movedAt,  ![@UI.Importance]: #Medium },
      { Value: endedAt,  ![@UI.Importance]: #Low },
      { Value: segment,  ![@UI.Importance]: #Low }
    ]
  }
) {
  ID              @UI.Hidden;
  source          @UI.Hidden;
  segment         @title: '{i18n>segment}';
  collectionGroup @title: '{i18n>collectionGroup}' @Common: { Text: groupText.name, TextArrangement: #TextOnly };
  partner         @title: '{i18n>partner}'  @Common: { Text: customerName, TextArrangement: #TextFirst };
  customerName    @UI.Hidden;
  agent           @title: '{i18n>agent}'    @Common: { Text: agentName, TextArrangement: #TextOnly };
  agentName       @UI.Hidden;
  priority        @title: '{i18n>priority}' @Common: { Text: priorityText.name, TextArrangement: #TextOnly };
  stage           @title: '{i18n>stage}'    @Common: { Text: stageText.name, TextArrangement: #TextOnly };
  place           @title: '{i18n>placeMovedTo}'  @Common: { Text: placeText.name, TextArrangement: #TextOnly };
  fromRank        @title: '{i18n>fromRank}';
  toRank          @title: '{i18n>toRank}';
  rank            @title: '{i18n>rankNow}';
  reason          @title: '{i18n>reason}';
  movedAt         @title: '{i18n>movedAt}';
  endedAt         @title: '{i18n>moveEndedAt}';
};

annotate SupervisionService.ParkedFigures with @(
  Capabilities.SearchRestrictions.Searchable: false,
  UI: {
    HeaderInfo                         : { TypeName: '{i18n>parked}', TypeNamePlural: '{i18n>parked}', Title: { Value: what } },
    PresentationVariant                : { SortOrder: [{ Property: oldestAt }], Visualizations: ['@UI.LineItem'] },
    SelectionPresentationVariant #list : {
      Text               : '{i18n>parked}',
      SelectionVariant   : { SelectOptions: [] },
      PresentationVariant: ![@UI.PresentationVariant]
    },
    LineItem                           : [
      { Value: what,            ![@UI.Importance]: #High, ![@HTML5.CssDefaults]: { width: '16rem' } },
      { Value: operations,      ![@UI.Importance]: #High },
      { Value: oldestAt,        ![@UI.Importance]: #High },
      { Value: collectionGroup, ![@UI.Importance]: #Medium },
      { Value: segment,         ![@UI.Importance]: #Low },
      { $Type: 'UI.DataFieldWithUrl', Value: desk, Url: desk, Label: '{i18n>desk}', ![@UI.Importance]: #Medium }
    ]
  }
) {
  segment         @title: '{i18n>segment}';
  collectionGroup @title: '{i18n>collectionGroup}' @Common: { Text: groupText.name, TextArrangement: #TextOnly };
  kind            @UI.Hidden;
  what            @title: '{i18n>whatIsParked}';
  operations      @title: '{i18n>parkedCount}';
  oldestAt        @title: '{i18n>oldestAt}';
  desk            @title: '{i18n>desk}';
};
