using {WorklistService} from '../../srv/worklist/service';

// Codes are chosen by their words from short lists; the lists belong to the service.
annotate WorklistService.MyPositions with {
  priority @Common: {
    ValueListWithFixedValues,
    ValueList: {
      CollectionPath: 'Priorities',
      Parameters    : [{ $Type: 'Common.ValueListParameterInOut', LocalDataProperty: priority, ValueListProperty: 'code' }]
    }
  };
  stage    @Common: {
    ValueListWithFixedValues,
    ValueList: {
      CollectionPath: 'Stages',
      Parameters    : [{ $Type: 'Common.ValueListParameterInOut', LocalDataProperty: stage, ValueListProperty: 'code' }]
    }
  };
  status   @Common: {
    ValueListWithFixedValues,
    ValueList: {
      CollectionPath: 'PositionStatuses',
      Parameters    : [{ $Type: 'Common.ValueListParameterInOut', LocalDataProperty: status, ValueListProperty: 'code' }]
    }
  };
  promiseState @Common: {
    ValueListWithFixedValues,
    ValueList: {
      CollectionPath: 'PromiseStatuses',
      Parameters    : [{ $Type: 'Common.ValueListParameterInOut', LocalDataProperty: promiseState, ValueListProperty: 'code' }]
    }
  };
} actions {
  logContact(
    channel   @title: '{i18n>channel}'   @UI.ParameterDefaultValue: 'phone' @Common: {
      ValueListWithFixedValues,
      ValueList: {
        CollectionPath: 'Channels',
        Parameters    : [{ $Type: 'Common.ValueListParameterInOut', LocalDataProperty: channel, ValueListProperty: 'code' }]
      }
    },
    direction @title: '{i18n>direction}' @UI.ParameterDefaultValue: 'outbound' @Common: {
      ValueListWithFixedValues,
      ValueList: {
        CollectionPath: 'Directions',
        Parameters    : [{ $Type: 'Common.ValueListParameterInOut', LocalDataProperty: direction, ValueListProperty: 'code' }]
      }
    },
    result    @title: '{i18n>result}' @Common: {
      ValueListWithFixedValues,
      ValueList: {
        CollectionPath: 'Results',
        Parameters    : [{ $Type: 'Common.ValueListParameterInOut', LocalDataProperty: result, ValueListProperty: 'code' }]
      }
    },
    tookPlaceAt @title: '{i18n>tookPlaceAt}',
    note      @title: '{i18n>note}' @UI.MultiLineText
  );
  resubmit(
    dueOn          @title: '{i18n>dueOn}',
    reason         @title: '{i18n>reason}' @UI.MultiLineText,
    noContactUntil @title: '{i18n>noContactUntil}' @UI.ParameterDefaultValue: false
  );
  moveInList(
    place        @title: '{i18n>place}' @UI.ParameterDefaultValue: 'top' @Common: {
      ValueListWithFixedValues,
      ValueList: {
        CollectionPath: 'Places',
        Parameters    : [{ $Type: 'Common.ValueListParameterInOut', LocalDataProperty: place, ValueListProperty: 'code' }]
      }
    },
    afterPartner @title: '{i18n>afterPartner}' @Common.ValueList: {
      CollectionPath: 'MyPositions',
      Parameters    : [
        { $Type: 'Common.ValueListParameterInOut',       LocalDataProperty: afterPartner, ValueListProperty: 'partner' },
        { $Type: 'Common.ValueListParameterDisplayOnly', ValueListProperty: 'name' },
        { $Type: 'Common.ValueListParameterDisplayOnly', ValueListProperty: 'rank' }
      ]
    },
    reason       @title: '{i18n>reason}' @UI.MultiLineText
  );
  complete(
    reason @title: '{i18n>completeReason}' @UI.MultiLineText
  );
}

annotate WorklistService.Priorities       with { code @Common: { Text: name, TextArrangement: #TextOnly } };
annotate WorklistService.Stages           with { code @Common: { Text: name, TextArrangement: #TextOnly } };
annotate WorklistService.PositionStatuses with { code @Common: { Text: name, TextArrangement: #TextOnly } };
annotate WorklistService.PromiseStatuses  with { code @Common: { Text: name, TextArrangement: #TextOnly } };
annotate WorklistService.Channels         with { code @Common: { Text: name, TextArrangement: #TextOnly } };
annotate WorklistService.Directions       with { code @Common: { Text: name, TextArrangement: #TextOnly } };
annotate WorklistService.Results          with { code @Common: { Text: name, TextArrangement: #TextOnly } };
annotate WorklistService.Places           with { code @Common: { Text: name, TextArrangement: #TextOnly } };
