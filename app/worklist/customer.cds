using {WorklistService} from '../../srv/worklist/service';

// What the customer's page shows beside debts and agreements: the whole story, who stands behind, consents.
annotate WorklistService.Timeline with @(
  Capabilities: {
    SearchRestrictions.Searchable: false,
    FilterRestrictions           : { NonFilterableProperties: [text, whoName] },
    SortRestrictions             : { NonSortableProperties: [text, whoName] }
  },
  UI          : {
    PresentationVariant       : {
      SortOrder     : [{ Property: onDay, Descending: true }, { Property: at, Descending: true }],
      RequestAtLeast: [ID],
      Visualizations: ['@UI.LineItem']
    },
    LineItem                  : [
      { Value: onDay,   ![@UI.Importance]: #High,   ![@HTML5.CssDefaults]: { width: '7.5rem' } },
      { Value: kind,    ![@UI.Importance]: #High,   ![@HTML5.CssDefaults]: { width: '10rem' } },
      { Value: text,    ![@UI.Importance]: #High,   ![@HTML5.CssDefaults]: { width: '34rem' } },
      { Value: amount,  ![@UI.Importance]: #Medium, ![@HTML5.CssDefaults]: { width: '10rem' } },
      { Value: whoName, ![@UI.Importance]: #Low,    ![@HTML5.CssDefaults]: { width: '9rem' } },
      { Value: at,      ![@UI.Importance]: #Low,    ![@HTML5.CssDefaults]: { width: '12rem' } }
    ],
    SelectionVariant #all     : { Text: '{i18n>viewAll}' },
    SelectionVariant #talks   : {
      Text         : '{i18n>viewTalks}',
      SelectOptions: [{
        PropertyName: kind,
        Ranges      : [
          { Sign: #I, Option: #EQ, Low: 'contact' },
          { Sign: #I, Option: #EQ, Low: 'letter' },
          { Sign: #I, Option: #EQ, Low: 'resubmission' }
        ]
      }]
    },
    SelectionVariant #agreed  : {
      Text         : '{i18n>viewAgreed}',
      SelectOptions: [{
        PropertyName: kind,
        Ranges      : [
          { Sign: #I, Option: #EQ, Low: 'promise' },
          { Sign: #I, Option: #EQ, Low: 'plan' },
          { Sign: #I, Option: #EQ, Low: 'dispute' },
          { Sign: #I, Option: #EQ, Low: 'block' }
        ]
      }]
    },
    SelectionVariant #money   : {
      Text         : '{i18n>viewMoney}',
      SelectOptions: [{
        PropertyName: kind,
        Ranges      : [{ Sign: #I, Option: #EQ, Low: 'payment' }]
      }]
    },
    SelectionVariant #work    : {
      Text         : '{i18n>viewWork}',
      SelectOptions: [{
        PropertyName: kind,
        Ranges      : [
          { Sign: #I, Option: #EQ, Low: 'move' },
          { Sign: #I, Option: #EQ, Low: 'hold' },
          { Sign: #I, Option: #EQ, Low: 'event' }
        ]
      }]
    }
  }
) {
  ID       @UI.Hidden;
  segment  @UI.Hidden;
  source   @UI.Hidden;
  partner  @UI.Hidden;
  code     @UI.Hidden;
  about    @UI.Hidden;
  ref      @UI.Hidden;
  figure   @UI.Hidden;
  note     @UI.Hidden;
  who      @UI.Hidden;
  onDay    @title: '{i18n>onDay}';
  at       @title: '{i18n>occurredAt}';
  kind     @title: '{i18n>kind}'   @Common: { Text: kindText.name, TextArrangement: #TextOnly };
  text     @title: '{i18n>whatHappened}' @UI.MultiLineText;
  whoName  @title: '{i18n>who}';
  amount   @title: '{i18n>amount}' @Measures.ISOCurrency: currency;
  currency @title: '{i18n>currency}' @Common.IsCurrency;
  untilOn  @title: '{i18n>untilOn}';
}

annotate WorklistService.RelatedPartners with @(
  Capabilities.SearchRestrictions.Searchable: false,
  UI                                        : {
    PresentationVariant: { SortOrder: [{ Property: relation }, { Property: name }], Visualizations: ['@UI.LineItem'] },
    LineItem           : [
      { Value: name },
      { Value: relation },
      { Value: other },
      { Value: city },
      { Value: overdueAmount },
      { Value: oldestDueOn },
      { Value: knowledge }
    ]
  }
) {
  segment       @UI.Hidden;
  source        @UI.Hidden;
  partner       @UI.Hidden;
  other         @title: '{i18n>partner}';
  name          @title: '{i18n>person}';
  city          @title: '{i18n>city}';
  relation      @title: '{i18n>relation}'  @Common: { Text: relationText.name,  TextArrangement: #TextOnly };
  knowledge     @title: '{i18n>knowledge}' @Common: { Text: knowledgeText.name, TextArrangement: #TextOnly };
  currency      @Common.IsCurrency;
  overdueAmount @title: '{i18n>overdue}'   @Measures.ISOCurrency: currency;
  overdueItems  @title: '{i18n>overdueItems}';
  oldestDueOn   @title: '{i18n>oldestDueOn}';
}

annotate WorklistService.Consents with @(
  Capabilities.SearchRestrictions.Searchable: false,
  UI                                        : {
    PresentationVariant: { SortOrder: [{ Property: channel }, { Property: purpose }], Visualizations: ['@UI.LineItem'] },
    LineItem           : [
      { Value: channel },
      { Value: purpose },
      { Value: isGranted },
      { Value: holds },
      { Value: provenance },
      { Value: validFrom },
      { Value: validTo }
    ]
  }
) {
  segment    @UI.Hidden;
  source     @UI.Hidden;
  partner    @UI.Hidden;
  channel    @title: '{i18n>channel}' @Common: { Text: channelText.name, TextArrangement: #TextOnly };
  purpose    @title: '{i18n>purpose}' @Common: { Text: purposeText.name, TextArrangement: #TextOnly };
  isGranted  @title: '{i18n>isGranted}';
  holds      @title: '{i18n>holdsToday}';
  provenance @title: '{i18n>provenance}';
  validFrom  @title: '{i18n>validFrom}';
  validTo    @title: '{i18n>validTo}';
}

annotate WorklistService.ContactPoints with {
  mirroredAt @title: '{i18n>mirroredAt}';
}

annotate WorklistService.Items with @(
  Capabilities: {
    FilterRestrictions: { NonFilterableProperties: [trace] },
    SortRestrictions  : { NonSortableProperties: [trace] }
  }
) {
  trace            @title: '{i18n>trace}' @UI.MultiLineText;
  dunningLevel     @title: '{i18n>dunningLevel}';
  dunningLockUntil @title: '{i18n>dunningLockUntil}';
  erpAgency        @title: '{i18n>erpAgency}';
  erpAgencySince   @title: '{i18n>erpAgencySince}';
  agencyGroup      @UI.Hidden;
  clearingDocument @title: '{i18n>clearingDocument}';
  disputeCase      @UI.Hidden;
  promise          @UI.Hidden;
  plan             @UI.Hidden;
}
