/** FI-CA dispute cases (OData V4): SCMG_T_CASE_ATTR, UDMCASEATTR00 and links. */
@path: '/sap/opu/odata4/sap/api_cadisputecase/srvd_a2x/sap/cadisputecase/0002'
service CE_CADISPUTECASE_0002 {

  /** Dispute case. Element names are assumed from I_DisputeCase. */
  entity DisputeCase {
        /** SCMG_T_CASE_ATTR-CASE_GUID */
    key CaseUUID                       : UUID;
        /** SCMG_T_CASE_ATTR-EXT_KEY: number people use */
        CaseID                         : String(12);
        /** SCMG_T_CASE_ATTR-CASE_TYPE */
        CaseType                       : String(4);
        /** SCMG_T_CASE_ATTR-CASE_TITLE */
        CaseTitle                      : String(80);
        /** SCMG_T_CASE_ATTR-STAT_ORDERNO: 01 new, 02 in process, 05 closed, 09 voided */
        CaseStatus                     : String(2);
        /** UDMCASEATTR00-FIN_KUNNR */
        BusinessPartner                : String(10);
        /** UDMCASEATTR00-FIN_BUKRS */
        CompanyCode                    : String(4);
        /** UDMCASEATTR00-FIN_DISPUT_CUR */
        DisputeCaseCurrency            : String(5);
        /** UDMCASEATTR00-FIN_ORIGINAL_AMT */
        OriginalAmount                 : Decimal(15, 2);
        /** UDMCASEATTR00-FIN_DISPUTED_AMT: still disputed */
        DisputedAmount                 : Decimal(15, 2);
        /** SCMG_T_CASE_ATTR-REASON_CODE */
        CaseReason                     : String(4);
        /** UDMCASEATTR00-FIN_ROOT_CCODE */
        DisputeCaseRootCause           : String(4);
        /** UDMCASEATTR00-FIN_COORDINATOR */
        DisputeCaseCoordinator         : String(12);
        /** SCMG_T_CASE_ATTR-RESPONSIBLE */
        CaseProcessor                  : String(12);
        /** SCMG_T_CASE_ATTR-PLAN_END_DATE */
        CasePlannedCloseDate           : Date;
        /** Assumed, SCMG_T_CASE_ATTR-EXT_REF: Saldo's operation id, 32 characters; a case is found by it */
        CaseExternalReference          : String(35);
        /** SCMG_T_CASE_ATTR-CREATE_TIME */
        CreationDateTime               : Timestamp;
        /** SCMG_T_CASE_ATTR-CHANGE_TIME */
        LastChangeDateTime             : Timestamp @odata.etag;

        _DisputeCaseObject             : Composition of many DisputeCaseObject
                                           on _DisputeCaseObject.CaseUUID = CaseUUID;
  }

  /** What a case is about: one row for each linked object. */
  entity DisputeCaseObject {
        /** SCMG_T_CASE_ATTR-CASE_GUID */
    key CaseUUID                       : UUID;
        /** CA_DOC item, CA_CONTACC contract account, CA_VTREF contract, CA_DUNNING notice */
    key ObjectType                     : String(10);
        /** For CA_DOC the item key: OPBEL, OPUPW, OPUPK, OPUPZ, 22 characters without separators */
    key ObjectKey                      : String(70);
        /** FDM_DCOBJ-CLASSIFICATION */
        ObjectClassification           : String(20);
        /** DFKKZP-KEYZ1 */
        CAPaymentLot                   : String(12);
        /** DFKKZP-POSZA */
        CAPaymentLotItem               : String(6);
  }
}
