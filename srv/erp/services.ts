/** One OData service of the ERP. */
export interface ErpService {
  readonly name: string;
  readonly version: 'v2' | 'v4';
  /** Path under the destination's URL, without a slash at the end. */
  readonly path: string;
}

/** What a call is about, for the call itself and for its error. */
export interface ErpTarget {
  readonly service: ErpService;
  readonly entity: string;
}

function v2(name: string): ErpService {
  return { name, version: 'v2', path: `/sap/opu/odata/sap/${name}` };
}

function v4(name: string, group: string, service: string, number: string): ErpService {
  const path = `/sap/opu/odata4/sap/${group}/srvd_a2x/sap/${service}/${number}`;
  return { name, version: 'v4', path };
}

/** The services Saldo calls; their slices are described in srv/erp/external. */
export const services = {
  businessPartner: v2('API_BUSINESS_PARTNER'),
  creditManagement: v2('API_CRDTMBUSINESSPARTNER'),
  contractAccount: v4('CONTRACTACCOUNT_0001', 'api_contractaccount', 'contractaccount', '0001'),
  documents: v4('CADOCUMENTMANAGE_0001', 'api_cadocumentmanage', 'cadocumentmanage', '0001'),
  dunning: v4('CADUNNING_0001', 'api_cadunning', 'cadunning', '0001'),
  creditWorthiness: v4(
    'CACREDITWORTHINESS_0001',
    'api_cacreditworthiness',
    'cacreditworthiness',
    '0001',
  ),
  disputes: v4('CE_CADISPUTECASE_0002', 'api_cadisputecase', 'cadisputecase', '0002'),
  payments: v4('API_CABUSPARTPAYMENT_0002', 'api_cabuspartpayment', 'api_cabuspartpayment', '0002'),
  exchangeRates: v4(
    'CE_CURRENCYEXCHANGERATE_0001',
    'api_currencyexchangerate',
    'currencyexchangerate',
    '0001',
  ),
  collections: v4('ZSALDO_COLLECTIONS_0001', 'zsaldo_collections', 'zsaldo_collections', '0001'),
} as const satisfies Record<string, ErpService>;
