using {IntegrationService} from '../../srv/integration/service';
using from '../../srv/integration/change-events';

// Wake-ups of the ERP: what they were about, and what became of them.
annotate IntegrationService.ChangeEvents with @(
  Capabilities.SearchRestrictions.Searchable: false,
  UI: {
    HeaderInfo                        : { TypeName: '{i18n>changeEvent}', TypeNamePlural: '{i18n>changeEvents}', Title: { Value: objectKey } },
    PresentationVariant               : { SortOrder: [{ Property: receivedAt, Descending: true }], Visualizations: ['@UI.LineItem'] },
    SelectionPresentationVariant #list: {
      Text               : '{i18n>changeEvents}',
      SelectionVariant   : { SelectOptions: [] },
      PresentationVariant: ![@UI.PresentationVariant]
    },
    LineItem                          : [
      { Value: subject,       ![@UI.Importance]: #High,   ![@HTML5.CssDefaults]: { width: '10rem' } },
      { Value: objectKey,     ![@UI.Importance]: #High,   ![@HTML5.CssDefaults]: { width: '9rem' } },
      { Value: state,         ![@UI.Importance]: #High, Criticality: stateText.criticality, ![@HTML5.CssDefaults]: { width: '8rem' } },
      { Value: errorText,     ![@UI.Importance]: #High,   ![@HTML5.CssDefaults]: { width: '22rem' } },
      { Value: type,          ![@UI.Importance]: #Medium, ![@HTML5.CssDefaults]: { width: '16rem' } },
      { Value: attempts,      ![@UI.Importance]: #Medium, ![@HTML5.CssDefaults]: { width: '6rem' } },
      { Value: receivedAt,    ![@UI.Importance]: #Medium, ![@HTML5.CssDefaults]: { width: '11rem' } },
      { Value: nextAttemptAt, ![@UI.Importance]: #Low,    ![@HTML5.CssDefaults]: { width: '11rem' } },
      { Value: settledAt,     ![@UI.Importance]: #Low,    ![@HTML5.CssDefaults]: { width: '11rem' } },
      { Value: channel,       ![@UI.Importance]: #Low,    ![@HTML5.CssDefaults]: { width: '6rem' } }
    ]
  }
) {
  ID            @UI.Hidden;
  eventSource   @title: '{i18n>eventSource}';
  eventId       @title: '{i18n>eventId}';
  type          @title: '{i18n>eventType}';
  channel       @title: '{i18n>eventChannel}' @Common: { Text: channelText.name, TextArrangement: #TextOnly };
  subject       @title: '{i18n>eventSubject}' @Common: { Text: subjectText.name, TextArrangement: #TextOnly };
  objectKey     @title: '{i18n>eventKey}';
  happenedAt    @title: '{i18n>happenedAt}';
  receivedAt    @title: '{i18n>receivedAt}';
  state         @title: '{i18n>eventState}' @Common: { Text: stateText.name, TextArrangement: #TextOnly };
  attempts      @title: '{i18n>attempts}';
  nextAttemptAt @title: '{i18n>attemptNext}';
  settledAt     @title: '{i18n>settledAt}';
  errorCode     @title: '{i18n>errorCode}';
  errorText     @title: '{i18n>message}' @UI.MultiLineText;
};
