/** Credit management master data (OData V2): UKMBP_CMS, UKMBP_CMS_SGM. */
@path: '/sap/opu/odata/sap/API_CRDTMBUSINESSPARTNER'
service API_CRDTMBUSINESSPARTNER {

  /** Credit profile of a partner: UKMBP_CMS. */
  entity CreditMgmtBusinessPartner {
        /** UKMBP_CMS-PARTNER */
    key BusinessPartner                : String(10);
        /** UKMBP_CMS-RATING */
        CreditWorthinessScoreValue     : String(10);
        /** UKMBP_CMS-RISK_CLASS: A very low risk to E very high */
        CreditRiskClass                : String(3);
        /** UKMBP_CMS-RISK_CLASS_CALC */
        CalculatedCreditRiskClass      : String(3);
        /** UKMBP_CMS-CHECK_RULE */
        CreditCheckRule                : String(10);
        /** UKMBP_CMS-LIMIT_RULE */
        CreditScoreAndLimitCalcRule    : String(10);

        to_CreditMgmtAccountTP         : Association to many CreditManagementAccount
                                           on to_CreditMgmtAccountTP.BusinessPartner = BusinessPartner;
  }

  /** Credit account in one credit segment: UKMBP_CMS_SGM. */
  entity CreditManagementAccount {
        /** UKMBP_CMS_SGM-PARTNER */
    key BusinessPartner                : String(10);
        /** UKMBP_CMS_SGM-CREDIT_SGMNT */
    key CreditSegment                  : String(10);
        /** UKMBP_CMS_SGM-CREDIT_LIMIT */
        CreditLimitAmount              : Decimal(15, 3);
        /** Currency of the credit segment */
        CreditSegmentCurrency          : String(5);
        /** UKMBP_CMS_SGM-XBLOCKED */
        CreditAccountIsBlocked         : Boolean;
        /** UKMBP_CMS_SGM-BLOCK_REASON */
        CreditAccountBlockReason       : String(2);
        /** UKMBP_CMS_SGM-XCRITICAL */
        BusinessPartnerIsCritical      : Boolean;
        /** UKMBP_CMS_SGM-LIMIT_VALID_DATE */
        CreditLimitValidityEndDate     : Date;
        /** UKMBP_CMS_SGM-FOLLOW_UP_DT */
        CreditAccountResubmissionDate  : Date;
        /** UKMBP_CMS_SGM-LIMIT_CHG_DATE */
        CreditLimitLastChangeDate      : Date;
  }
}
