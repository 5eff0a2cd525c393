namespace saldo.disputes;

using saldo from './types';
using {sap.common.CodeList} from '@sap/cds/common';

/** FI-CA dispute cases. CE_CADISPUTECASE_0002 DisputeCase. */
entity DisputeCases : saldo.mirrored {
  key source         : saldo.Source;
  key caseId         : String(36);         // CaseUUID
      caseNumber     : String(12);
      partner        : saldo.PartnerId;
      status         : String(2);
      isOpen         : Boolean default true;
      category       : String(4);          // case type
      companyCode    : saldo.CompanyCode;
      reason         : String(4);
      rootCause      : String(4);
      title          : String(60);
      processor      : String(12);         // SCMG_T_CASE_ATTR-RESPONSIBLE
      coordinator    : String(12);         // UDMCASEATTR00-FIN_COORDINATOR
      currency       : saldo.CurrencyCode;
      disputedAmount : saldo.Amount;
      createdOn      : Date;
      closedOn       : Date;
}

/** Items in dispute, with the part that is disputed. DisputeCaseObject. */
entity DisputedItems : saldo.itemKey, saldo.mirrored {
  key caseId         : String(36);
      partner        : saldo.PartnerId;
      currency       : saldo.CurrencyCode;
      disputedAmount : saldo.Amount;
      isOpen         : Boolean default true;
}

/** SCMG_T_CASE_ATTR-REASON_CODE, as the bank configures it. */
entity DisputeReasons : CodeList {
  key code : String(4);
}

/** Case types that an agent may open, as the bank configures them. */
entity DisputeCategories : CodeList {
  key code : String(4);
}
