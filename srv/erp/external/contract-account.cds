/**
 * Contract accounts (SAP Contract Accounting, OData V4): FKKVK and FKKVKP.
 * SAP publishes no metadata copy of this service; names follow the released CDS views
 * (I_ContractAccountPartner), types their ABAP types. Check against the system's $metadata.
 */
@path: '/sap/opu/odata4/sap/api_contractaccount/srvd_a2x/sap/contractaccount/0001'
service CONTRACTACCOUNT_0001 {

  /** Contract account, header: FKKVK. */
  entity ContractAccount {
        /** FKKVK-VKONT */
    key ContractAccount                : String(12);
        /** FKKVK-VKBEZ */
        ContractAccountName            : String(35);
        /** FKKVK-VKTYP */
        ContractAccountCategory        : String(2);
        /** FKKVK-APPLK */
        CAApplicationArea              : String(1);
        /** FKKVK-VKONA */
        ContractAccountExtReference    : String(20);
        /** FKKVK-ERDAT */
        CreationDate                   : Date;
        /** FKKVK-ERTIM */
        CreationTime                   : Time;
        /** FKKVK-AEDAT */
        LastChangeDate                 : Date;
        /** FKKVK-AETIM */
        LastChangeTime                 : Time;
  }

  /** What holds for one partner of a contract account: FKKVKP. */
  entity ContractAccountPartner {
        /** FKKVKP-VKONT */
    key ContractAccount                : String(12);
        /** FKKVKP-GPART */
    key BusinessPartner                : String(10);
        /** FKKVKP-VKBEZ */
        ContractAccountName            : String(35);
        /** FKKVKP-STDBK: standard company code */
        CAStandardCompanyCode          : String(4);
        /** FKKVKP-OPBUK: company code group */
        CACompanyCodeGroup             : String(4);
        /** FKKVKP-MAHNV: dunning procedure */
        CADunningProcedure             : String(2);
        /** FKKVKP-STRAT: collection strategy */
        CACollectionStrategy           : String(2);
        /** FKKVKP-CMGRP: master data group for test series */
        CACollectionsMasterDataGroup   : String(4);
        /** FKKVKP-PERSR: clerk */
        CACollectionsClerk             : String(12);
        /** FKKVKP-CPERS: contact person */
        CACollectionsContactPerson     : String(10);
        /** FKKVKP-EZAWE: method of incoming payment, D direct debit, blank the customer pays */
        CAIncomingPaymentMethod        : String(1);
        /** FKKVKP-TOGRU: tolerance group */
        CAToleranceGroup               : String(4);
        /** FKKVKP-ABWRE */
        CAAlternativePayer             : String(10);
        /** FKKVKP-ABWMA */
        CAAlternativeDunningRecipient  : String(10);
        /** FKKVKP-COPRC: correspondence variant */
        CACorrespondenceVariant        : String(4);
        /** FKKVKP-LOEVM */
        IsMarkedForDeletion            : Boolean;
        /** FKKVKP-ERDAT */
        CreationDate                   : Date;
        /** FKKVKP-ERTIM */
        CreationTime                   : Time;
        /** FKKVKP-AEDATP */
        LastChangeDate                 : Date;
        /** FKKVKP-AETIMP */
        LastChangeTime                 : Time;
        /** Assumed name: time of last change as the entity tag */
        LastChangeDateTime             : Timestamp @odata.etag;

        _ContrAcctPrtnBusLock          : Association to many ContrAcctPrtnBusLock
                                           on  _ContrAcctPrtnBusLock.ContractAccount = ContractAccount
                                           and _ContrAcctPrtnBusLock.BusinessPartner = BusinessPartner;
  }

  /** Lock on a partner's contract account: DFKKLOCKS. Keyed by its whole content. Assumed set name. */
  entity ContrAcctPrtnBusLock {
        /** DFKKLOCKS-VKONT */
    key ContractAccount                : String(12);
        /** DFKKLOCKS-GPART */
    key BusinessPartner                : String(10);
        /** DFKKLOCKS-PROID: 01 dunning, 02 incoming payment, 03 outgoing payment, 04 interest */
    key CABusinessProcess              : String(2);
        /** DFKKLOCKS-LOCKR: reason */
    key CABusinessLockReason           : String(1);
        /** DFKKLOCKS-FDATE */
    key CABusinessLockValidFrom        : Date;
        /** DFKKLOCKS-TDATE: 9999-12-31 when unlimited */
    key CABusinessLockValidTo          : Date;
  }
}
