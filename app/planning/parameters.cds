using {SupervisionService} from '../../srv/supervision/service';

// Dialogs of the actions that stand on no row: every code and every person is chosen from a list.
annotate SupervisionService.recordAbsence with @Common.SideEffects.TargetEntities: [
  '/SupervisionService.EntityContainer/Absences',
  '/SupervisionService.EntityContainer/TeamLoads'
] (
  agent     @title: '{i18n>agent}' @UI.Placeholder: '{i18n>typeName}' @Common: {
    ValueListForValidation: '',
    ValueList             : {
      CollectionPath: 'Agents',
      Parameters    : [
        { $Type: 'Common.ValueListParameterInOut', LocalDataProperty: agent, ValueListProperty: 'agent' },
        { $Type: 'Common.ValueListParameterDisplayOnly', ValueListProperty: 'name' },
        { $Type: 'Common.ValueListParameterDisplayOnly', ValueListProperty: 'collectionGroup' }
      ]
    }
  },
  validFrom @title: '{i18n>dayFrom}',
  validTo   @title: '{i18n>dayTo}',
  isHalfDay @title: '{i18n>isHalfDay}' @UI.ParameterDefaultValue: false,
  reason    @title: '{i18n>reason}'
);

annotate SupervisionService.setSubstitutes with @Common.SideEffects.TargetEntities: [
  '/SupervisionService.EntityContainer/Substitutes'
] (
  agent       @title: '{i18n>agent}' @UI.Placeholder: '{i18n>typeName}' @Common: {
    ValueListForValidation: '',
    ValueList             : {
      CollectionPath: 'Agents',
      Parameters    : [
        { $Type: 'Common.ValueListParameterInOut', LocalDataProperty: agent, ValueListProperty: 'agent' },
        { $Type: 'Common.ValueListParameterDisplayOnly', ValueListProperty: 'name' },
        { $Type: 'Common.ValueListParameterDisplayOnly', ValueListProperty: 'collectionGroup' }
      ]
    }
  },
  substitutes @title: '{i18n>substitutesInOrder}' @UI.Placeholder: '{i18n>typeName}' @Common.ValueList: {
    CollectionPath: 'Agents',
    Parameters    : [
      { $Type: 'Common.ValueListParameterInOut', LocalDataProperty: substitutes, ValueListProperty: 'agent' },
      { $Type: 'Common.ValueListParameterDisplayOnly', ValueListProperty: 'name' },
      { $Type: 'Common.ValueListParameterDisplayOnly', ValueListProperty: 'collectionGroup' }
    ]
  },
  reason      @title: '{i18n>reason}'
);

annotate SupervisionService.assignForAWhile with @Common.SideEffects.TargetEntities: [
  '/SupervisionService.EntityContainer/TemporaryAssignments',
  '/SupervisionService.EntityContainer/TeamLoads'
] (
  segment         @title: '{i18n>segment}' @Common: {
    ValueListWithFixedValues,
    ValueList: {
      CollectionPath: 'Segments',
      Parameters    : [{ $Type: 'Common.ValueListParameterInOut', LocalDataProperty: segment, ValueListProperty: 'segment' }]
    }
  },
  owner           @title: '{i18n>customersOf}' @UI.Placeholder: '{i18n>typeName}' @Common: {
    ValueListForValidation: '',
    ValueList             : {
      CollectionPath: 'Agents',
      Parameters    : [
        { $Type: 'Common.ValueListParameterIn', LocalDataProperty: segment, ValueListProperty: 'segment' },
        { $Type: 'Common.ValueListParameterInOut', LocalDataProperty: owner, ValueListProperty: 'agent' },
        { $Type: 'Common.ValueListParameterDisplayOnly', ValueListProperty: 'name' }
      ]
    }
  },
  collectionGroup @title: '{i18n>onlyInGroup}' @Common.ValueList: {
    CollectionPath: 'Agents',
    Parameters    : [
      { $Type: 'Common.ValueListParameterIn', LocalDataProperty: segment, ValueListProperty: 'segment' },
      { $Type: 'Common.ValueListParameterIn', LocalDataProperty: owner, ValueListProperty: 'agent' },
      { $Type: 'Common.ValueListParameterInOut', LocalDataProperty: collectionGroup, ValueListProperty: 'collectionGroup' }
    ]
  },
  partner         @title: '{i18n>oneCustomer}' @Common.ValueList: {
    CollectionPath: 'OpenCustomers',
    Parameters    : [
      { $Type: 'Common.ValueListParameterInOut', LocalDataProperty: partner, ValueListProperty: 'partner' },
      { $Type: 'Common.ValueListParameterInOut', LocalDataProperty: segment, ValueListProperty: 'segment' },
      { $Type: 'Common.ValueListParameterOut', LocalDataProperty: source, ValueListProperty: 'source' },
      { $Type: 'Common.ValueListParameterDisplayOnly', ValueListProperty: 'customerName' },
      { $Type: 'Common.ValueListParameterDisplayOnly', ValueListProperty: 'owner' }
    ]
  },
  source          @title: '{i18n>oneCustomerSource}',
  agent           @title: '{i18n>worksMeanwhile}' @UI.Placeholder: '{i18n>typeName}' @Common: {
    ValueListForValidation: '',
    ValueList             : {
      CollectionPath: 'Agents',
      Parameters    : [
        { $Type: 'Common.ValueListParameterIn', LocalDataProperty: segment, ValueListProperty: 'segment' },
        { $Type: 'Common.ValueListParameterInOut', LocalDataProperty: agent, ValueListProperty: 'agent' },
        { $Type: 'Common.ValueListParameterDisplayOnly', ValueListProperty: 'name' }
      ]
    }
  },
  validFrom       @title: '{i18n>dayFrom}',
  validTo         @title: '{i18n>dayTo}',
  reason          @title: '{i18n>reason}'
);

annotate SupervisionService.fixAgent with @Common.SideEffects.TargetEntities: [
  '/SupervisionService.EntityContainer/FixedAssignments'
] (
  segment   @title: '{i18n>segment}' @Common: {
    ValueListWithFixedValues,
    ValueList: {
      CollectionPath: 'Segments',
      Parameters    : [{ $Type: 'Common.ValueListParameterInOut', LocalDataProperty: segment, ValueListProperty: 'segment' }]
    }
  },
  partner   @title: '{i18n>partner}' @Common.ValueList: {
    CollectionPath: 'OpenCustomers',
    Parameters    : [
      { $Type: 'Common.ValueListParameterInOut', LocalDataProperty: partner, ValueListProperty: 'partner' },
      { $Type: 'Common.ValueListParameterInOut', LocalDataProperty: segment, ValueListProperty: 'segment' },
      { $Type: 'Common.ValueListParameterOut', LocalDataProperty: source, ValueListProperty: 'source' },
      { $Type: 'Common.ValueListParameterDisplayOnly', ValueListProperty: 'customerName' },
      { $Type: 'Common.ValueListParameterDisplayOnly', ValueListProperty: 'owner' }
    ]
  },
  source    @title: '{i18n>erpSource}',
  agent     @title: '{i18n>agent}' @UI.Placeholder: '{i18n>typeName}' @Common: {
    ValueListForValidation: '',
    ValueList             : {
      CollectionPath: 'Agents',
      Parameters    : [
        { $Type: 'Common.ValueListParameterIn', LocalDataProperty: segment, ValueListProperty: 'segment' },
        { $Type: 'Common.ValueListParameterInOut', LocalDataProperty: agent, ValueListProperty: 'agent' },
        { $Type: 'Common.ValueListParameterDisplayOnly', ValueListProperty: 'name' }
      ]
    }
  },
  validFrom @title: '{i18n>dayFrom}',
  validTo   @title: '{i18n>dayTo}',
  reason    @title: '{i18n>reason}'
);
