using {API_BUSINESS_PARTNER} from '../../srv/erp/external/api-business-partner';
using {CONTRACTACCOUNT_0001} from '../../srv/erp/external/contract-account';
using {CADOCUMENTMANAGE_0001} from '../../srv/erp/external/ca-document-manage';
using {CADUNNING_0001} from '../../srv/erp/external/ca-dunning';
using {CACREDITWORTHINESS_0001} from '../../srv/erp/external/ca-credit-worthiness';
using {CE_CADISPUTECASE_0002} from '../../srv/erp/external/ca-dispute-case';
using {API_CABUSPARTPAYMENT_0002} from '../../srv/erp/external/ca-partner-payment';
using {CE_CURRENCYEXCHANGERATE_0001} from '../../srv/erp/external/currency-exchange-rate';
using {API_CRDTMBUSINESSPARTNER} from '../../srv/erp/external/credit-management';
using {ZSALDO_COLLECTIONS_0001} from '../../srv/erp/external/zsaldo-collections';

using from './simulation';

/** Why less was paid than is owed: a field that this bank has added to SAP's view. */
extend API_CABUSPARTPAYMENT_0002.CABPPaytEnhcdForDspCrcy with {
  YY1_PaymentReason : String(4);
}

// The V2 adapter puts SAP's path before these names; CAP itself serves them as V4 for the adapter only.
annotate API_BUSINESS_PARTNER with @path: 'API_BUSINESS_PARTNER';
annotate API_CRDTMBUSINESSPARTNER with @path: 'API_CRDTMBUSINESSPARTNER';
