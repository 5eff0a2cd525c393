using {WorklistService} from '../../srv/worklist/service';

// What an agent does on the customer's page with single values: Fiori elements builds these dialogs.
annotate WorklistService.MyPositions with @UI.Identification: [
  { $Type: 'UI.DataFieldForAction', Action: 'WorklistService.resubmit',     Label: '{i18n>resubmit}' },
  { $Type: 'UI.DataFieldForAction', Action: 'WorklistService.complete',     Label: '{i18n>complete}' },
  { $Type: 'UI.DataFieldForAction', Action: 'WorklistService.sendDocument', Label: '{i18n>sendDocument}' },
  { $Type: 'UI.DataFieldForAction', Action: 'WorklistService.block',        Label: '{i18n>block}' },
  { $Type: 'UI.DataFieldForAction', Action: 'WorklistService.handOver',     Label: '{i18n>handOver}' }
] actions {
  sendDocument @Common: {
    DefaultValuesFunction: 'WorklistService.documentDefaults',
    SideEffects          : { TargetProperties: ['in/*'], TargetEntities: [in.documents, in.contacts, in.events, in.operations, in.timeline] }
  } (
    kind     @title: '{i18n>documentKind}' @Common: {
      ValueListWithFixedValues,
      ValueList: {
        CollectionPath: 'DocumentKinds',
        Parameters    : [{ $Type: 'Common.ValueListParameterInOut', LocalDataProperty: kind, ValueListProperty: 'code' }]
      }
    },
    language @title: '{i18n>language}',
    note     @title: '{i18n>note}' @UI.MultiLineText
  );
  block @Common.SideEffects: { TargetProperties: ['in/*'], TargetEntities: [in.blocks, in.events, in.operations, in.timeline] } (
    kind    @title: '{i18n>blockKind}' @Common: {
      ValueListWithFixedValues,
      ValueList: {
        CollectionPath: 'BlockKinds',
        Parameters    : [{ $Type: 'Common.ValueListParameterInOut', LocalDataProperty: kind, ValueListProperty: 'code' }]
      }
    },
    reason  @title: '{i18n>reason}' @Common: {
      ValueListWithFixedValues,
      ValueList: {
        CollectionPath: 'BlockReasons',
        Parameters    : [{ $Type: 'Common.ValueListParameterInOut', LocalDataProperty: reason, ValueListProperty: 'code' }]
      }
    },
    validTo @title: '{i18n>blockUntil}',
    items   @UI.Hidden,
    wholeAccounts @title: '{i18n>wholeAccounts}' @UI.ParameterDefaultValue: false,
    note    @title: '{i18n>note}' @UI.MultiLineText
  );
  changeBlock @Common.SideEffects: { TargetProperties: ['in/*'], TargetEntities: [in.blocks, in.events, in.operations, in.timeline] } (
    block   @UI.Hidden,
    reason  @title: '{i18n>reason}' @Common: {
      ValueListWithFixedValues,
      ValueList: {
        CollectionPath: 'BlockReasons',
        Parameters    : [{ $Type: 'Common.ValueListParameterInOut', LocalDataProperty: reason, ValueListProperty: 'code' }]
      }
    },
    validTo @title: '{i18n>blockUntil}',
    note    @title: '{i18n>note}' @UI.MultiLineText
  );
  liftBlock @Common.SideEffects: { TargetProperties: ['in/*'], TargetEntities: [in.blocks, in.events, in.operations, in.timeline] } (
    block  @UI.Hidden,
    reason @title: '{i18n>reason}' @UI.MultiLineText
  );
  handOver (
    collectionGroup @title: '{i18n>toGroup}' @Common: {
      ValueListWithFixedValues,
      ValueList: {
        CollectionPath: 'Groups',
        Parameters    : [
          { $Type: 'Common.ValueListParameterInOut', LocalDataProperty: collectionGroup, ValueListProperty: 'collectionGroup' },
          { $Type: 'Common.ValueListParameterIn', LocalDataProperty: in.segment, ValueListProperty: 'segment' }
        ]
      }
    },
    reason          @title: '{i18n>reason}' @UI.MultiLineText
  );
  overrideGate @Common.SideEffects: { TargetProperties: ['in/*'], TargetEntities: [in.events, in.timeline] } (
    channel @title: '{i18n>channel}' @Common: {
      ValueListWithFixedValues,
      ValueList: {
        CollectionPath: 'Channels',
        Parameters    : [{ $Type: 'Common.ValueListParameterInOut', LocalDataProperty: channel, ValueListProperty: 'code' }]
      }
    },
    reason  @title: '{i18n>overrideReason}' @UI.MultiLineText
  );
  withdrawPromise @Common.SideEffects: {
    TargetProperties: ['in/*'],
    TargetEntities  : [in.promises, in.items, in.events, in.operations, in.timeline]
  } (
    promise   @UI.Hidden,
    initiator @title: '{i18n>initiator}' @UI.ParameterDefaultValue: 'customer' @Common: {
      ValueListWithFixedValues,
      ValueList: {
        CollectionPath: 'Initiators',
        Parameters    : [{ $Type: 'Common.ValueListParameterInOut', LocalDataProperty: initiator, ValueListProperty: 'code' }]
      }
    },
    reason    @title: '{i18n>reason}' @Common: {
      ValueListWithFixedValues,
      ValueList: {
        CollectionPath: 'WithdrawalReasons',
        Parameters    : [
          { $Type: 'Common.ValueListParameterInOut', LocalDataProperty: reason, ValueListProperty: 'code' },
          { $Type: 'Common.ValueListParameterIn', LocalDataProperty: initiator, ValueListProperty: 'initiator' }
        ]
      }
    },
    note      @title: '{i18n>note}' @UI.MultiLineText
  );
  withdrawPlan @Common.SideEffects: {
    TargetProperties: ['in/*'],
    TargetEntities  : [in.plans, in.items, in.events, in.operations, in.timeline]
  } (
    plan   @UI.Hidden,
    reason @title: '{i18n>reason}' @Common: {
      ValueListWithFixedValues,
      ValueList: {
        CollectionPath: 'PlanEndReasons',
        Parameters    : [{ $Type: 'Common.ValueListParameterInOut', LocalDataProperty: reason, ValueListProperty: 'code' }]
      }
    },
    note   @title: '{i18n>note}' @UI.MultiLineText
  );
};

annotate WorklistService.DocumentKinds     with { code @Common: { Text: name, TextArrangement: #TextOnly } };
annotate WorklistService.BlockKinds        with { code @Common: { Text: name, TextArrangement: #TextOnly } };
annotate WorklistService.BlockReasons      with { code @Common: { Text: name, TextArrangement: #TextOnly } };
annotate WorklistService.Initiators        with { code @Common: { Text: name, TextArrangement: #TextOnly } };
annotate WorklistService.WithdrawalReasons with { code @Common: { Text: name, TextArrangement: #TextOnly } };
annotate WorklistService.PlanEndReasons    with { code @Common: { Text: name, TextArrangement: #TextOnly } };
annotate WorklistService.PlanKinds         with { code @Common: { Text: name, TextArrangement: #TextOnly } };
annotate WorklistService.DisputeReasons    with { code @Common: { Text: name, TextArrangement: #TextOnly } };
annotate WorklistService.Groups            with {
  collectionGroup @Common: { Text: name, TextArrangement: #TextOnly };
  segment         @UI.Hidden;
};
