/** FI-CA dunning history (OData V4, read): FKKMAKO, FKKMAZE. Names follow I_CADunningHeader and -Item. */
@path: '/sap/opu/odata4/sap/api_cadunning/srvd_a2x/sap/cadunning/0001'
service CADUNNING_0001 {

  /** One dunning notice: FKKMAKO. */
  @readonly
  entity CADunning {
        /** FKKMAKO-LAUFD */
    key CAMassRunDate                  : Date;
        /** FKKMAKO-LAUFI */
    key CAMassRunID                    : String(6);
        /** FKKMAKO-GPART */
    key BusinessPartner                : String(10);
        /** FKKMAKO-VKONT */
    key ContractAccount                : String(12);
        /** FKKMAKO-MAZAE */
    key CADunningCounter               : String(6);
        /** FKKMAKO-STDBK */
        CAStandardCompanyCode          : String(4);
        /** FKKMAKO-MAHNV */
        CADunningProcedure             : String(2);
        /** FKKMAKO-MAHNS */
        CADunningLevel                 : String(2);
        /** FKKMAKO-STRAT: collection strategy */
        CACollectionStrategy           : String(2);
        /** FKKMAKO-STEP: collection step */
        CACollectionStep               : String(4);
        /** FKKMAKO-AUSDT: date of issue */
        CAIssueDate                    : Date;
        /** FKKMAKO-ZFDAT: pay by */
        CAPaymentTargetDate            : Date;
        /** FKKMAKO-WAERS */
        TransactionCurrency            : String(5);
        /** FKKMAKO-MSALM */
        CADunningBalance               : Decimal(13, 2);
        /** FKKMAKO-MGE1M */
        CADunningChargeAmount          : Decimal(15, 2);
        /** FKKMAKO-XMSTO */
        CADunningNoticeIsReversed      : Boolean;
        /** FKKMAKO-XINFO: for information only, raises no level */
        CADunningNoticeIsInfoOnly      : Boolean;
        /** FKKMAKO-COKEY */
        CorrespondenceKey              : String(36);

        _CADunningItem                 : Association to many CADunningItem
                                           on  _CADunningItem.CAMassRunDate    = CAMassRunDate
                                           and _CADunningItem.CAMassRunID      = CAMassRunID
                                           and _CADunningItem.BusinessPartner  = BusinessPartner
                                           and _CADunningItem.ContractAccount  = ContractAccount
                                           and _CADunningItem.CADunningCounter = CADunningCounter;
  }

  /** One item in a notice: FKKMAZE. */
  @readonly
  entity CADunningItem {
        /** FKKMAZE-LAUFD */
    key CAMassRunDate                  : Date;
        /** FKKMAZE-LAUFI */
    key CAMassRunID                    : String(6);
        /** FKKMAZE-GPART */
    key BusinessPartner                : String(10);
        /** FKKMAZE-VKONT */
    key ContractAccount                : String(12);
        /** FKKMAZE-MAZAE */
    key CADunningCounter               : String(6);
        /** FKKMAZE-OPBEL */
    key CADocumentNumber               : String(12);
        /** FKKMAZE-OPUPW */
    key CARepetitionItemNumber         : String(3);
        /** FKKMAZE-OPUPK */
    key CABPItemNumber                 : String(4);
        /** FKKMAZE-OPUPZ */
    key CASubItemNumber                : String(3);
        /** FKKMAZE-BUKRS */
        CompanyCode                    : String(4);
        /** FKKMAZE-VTREF */
        CAContract                     : String(20);
        /** FKKMAZE-WAERS */
        TransactionCurrency            : String(5);
        /** FKKMAZE-BETRW */
        CADunningAmount                : Decimal(13, 2);
        /** FKKMAZE-FAEDN */
        CANetDueDate                   : Date;
        /** FKKMAZE-MAHNV */
        CADunningProcedure             : String(2);
        /** FKKMAZE-MAHNS */
        CADunningLevel                 : String(2);
        /** FKKMAZE-AUSDT */
        CAIssueDate                    : Date;
        /** FKKMAZE-XMSTO */
        CADunningNoticeIsReversed      : Boolean;
  }
}
