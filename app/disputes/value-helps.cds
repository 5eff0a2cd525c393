using {DisputesService} from '../../srv/disputes/service';

// Codes are chosen by their words from short lists; the lists belong to the service.
annotate DisputesService.DisputeReasons with { code @Common: { Text: name, TextArrangement: #TextOnly } };
annotate DisputesService.RootCauses with { code @Common: { Text: name, TextArrangement: #TextOnly } };
annotate DisputesService.Departments with { code @Common: { Text: name, TextArrangement: #TextOnly } };
annotate DisputesService.CaseStatuses with { code @Common: { Text: name, TextArrangement: #TextOnly } };
annotate DisputesService.WriteOffReasons with { code @Common: { Text: name, TextArrangement: #TextOnly } };
annotate DisputesService.Clerks with { clerk @Common: { Text: name, TextArrangement: #TextOnly } };
annotate DisputesService.Decisions with { code @Common: { Text: name, TextArrangement: #TextOnly } };
annotate DisputesService.Directions with { code @Common: { Text: name, TextArrangement: #TextOnly } };
annotate DisputesService.SlaStates with { code @Common: { Text: name, TextArrangement: #TextOnly } };
annotate DisputesService.Channels with { code @Common: { Text: name, TextArrangement: #TextOnly } };
annotate DisputesService.Segments with { segment @Common: { Text: name, TextArrangement: #TextFirst } };
annotate DisputesService.CodeTexts with { code @Common: { Text: name, TextArrangement: #TextOnly } };

annotate DisputesService.Cases with {
  status @Common: {
    ValueListWithFixedValues,
    ValueList: {
      CollectionPath: 'CaseStatuses',
      Parameters    : [{ $Type: 'Common.ValueListParameterInOut', LocalDataProperty: status, ValueListProperty: 'code' }]
    }
  };
  reason @Common: {
    ValueListWithFixedValues,
    ValueList: {
      CollectionPath: 'DisputeReasons',
      Parameters    : [{ $Type: 'Common.ValueListParameterInOut', LocalDataProperty: reason, ValueListProperty: 'code' }]
    }
  };
  rootCause @Common: {
    ValueListWithFixedValues,
    ValueList: {
      CollectionPath: 'RootCauses',
      Parameters    : [{ $Type: 'Common.ValueListParameterInOut', LocalDataProperty: rootCause, ValueListProperty: 'code' }]
    }
  };
  owner @Common: {
    ValueListWithFixedValues,
    ValueList: {
      CollectionPath: 'Clerks',
      Parameters    : [{ $Type: 'Common.ValueListParameterInOut', LocalDataProperty: owner, ValueListProperty: 'clerk' }]
    }
  };
  coordinator @Common: {
    ValueListWithFixedValues,
    ValueList: {
      CollectionPath: 'Clerks',
      Parameters    : [{ $Type: 'Common.ValueListParameterInOut', LocalDataProperty: coordinator, ValueListProperty: 'clerk' }]
    }
  };
  segment @Common: {
    ValueListWithFixedValues,
    ValueList: {
      CollectionPath: 'Segments',
      Parameters    : [{ $Type: 'Common.ValueListParameterInOut', LocalDataProperty: segment, ValueListProperty: 'segment' }]
    }
  };
  sla @Common: {
    ValueListWithFixedValues,
    ValueList: {
      CollectionPath: 'SlaStates',
      Parameters    : [{ $Type: 'Common.ValueListParameterInOut', LocalDataProperty: sla, ValueListProperty: 'code' }]
    }
  };
} actions {
  confirmCase(
    reason @Common: {
      ValueListWithFixedValues,
      ValueList: {
        CollectionPath: 'DisputeReasons',
        Parameters    : [{ $Type: 'Common.ValueListParameterInOut', LocalDataProperty: reason, ValueListProperty: 'code' }]
      }
    }
  );
  assignCase(
    owner @Common: {
      ValueListWithFixedValues,
      ValueList: {
        CollectionPath: 'Clerks',
        Parameters    : [{ $Type: 'Common.ValueListParameterInOut', LocalDataProperty: owner, ValueListProperty: 'clerk' }]
      }
    },
    coordinator @Common: {
      ValueListWithFixedValues,
      ValueList: {
        CollectionPath: 'Clerks',
        Parameters    : [{ $Type: 'Common.ValueListParameterInOut', LocalDataProperty: coordinator, ValueListProperty: 'clerk' }]
      }
    }
  );
  changeCase(
    reason @Common: {
      ValueListWithFixedValues,
      ValueList: {
        CollectionPath: 'DisputeReasons',
        Parameters    : [{ $Type: 'Common.ValueListParameterInOut', LocalDataProperty: reason, ValueListProperty: 'code' }]
      }
    },
    rootCause @Common: {
      ValueListWithFixedValues,
      ValueList: {
        CollectionPath: 'RootCauses',
        Parameters    : [{ $Type: 'Common.ValueListParameterInOut', LocalDataProperty: rootCause, ValueListProperty: 'code' }]
      }
    }
  );
  askDepartment(
    department @Common: {
      ValueListWithFixedValues,
      ValueList: {
        CollectionPath: 'Departments',
        Parameters    : [{ $Type: 'Common.ValueListParameterInOut', LocalDataProperty: department, ValueListProperty: 'code' }]
      }
    }
  );
  addMessage(
    direction @Common: {
      ValueListWithFixedValues,
      ValueList: {
        CollectionPath: 'Directions',
        Parameters    : [{ $Type: 'Common.ValueListParameterInOut', LocalDataProperty: direction, ValueListProperty: 'code' }]
      }
    },
    channel @Common: {
      ValueListWithFixedValues,
      ValueList: {
        CollectionPath: 'Channels',
        Parameters    : [{ $Type: 'Common.ValueListParameterInOut', LocalDataProperty: channel, ValueListProperty: 'code' }]
      }
    }
  );
  decideCase(
    decision @Common: {
      ValueListWithFixedValues,
      ValueList: {
        CollectionPath: 'Decisions',
        Parameters    : [{ $Type: 'Common.ValueListParameterInOut', LocalDataProperty: decision, ValueListProperty: 'code' }]
      }
    },
    writeOffReason @Common: {
      ValueListWithFixedValues,
      ValueList: {
        CollectionPath: 'WriteOffReasons',
        Parameters    : [{ $Type: 'Common.ValueListParameterInOut', LocalDataProperty: writeOffReason, ValueListProperty: 'code' }]
      }
    },
    rootCause @Common: {
      ValueListWithFixedValues,
      ValueList: {
        CollectionPath: 'RootCauses',
        Parameters    : [{ $Type: 'Common.ValueListParameterInOut', LocalDataProperty: rootCause, ValueListProperty: 'code' }]
      }
    }
  );
};
