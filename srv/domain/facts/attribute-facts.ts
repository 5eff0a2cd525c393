import { type FactContent, inFour } from './fact-content.ts';

/** Who the customer is. */
export const ATTRIBUTE_FACTS = {
  hasGuarantor: {
    kind: 'flag',
    label: inFour('Has a guarantor', 'Tiene fiador', 'Hat Bürgen', 'Tem fiador'),
    source: 'Whether a contract of the customer has a party with role guarantor.',
  },
  country: {
    kind: 'code',
    label: inFour('Country', 'País', 'Land', 'País'),
    source: 'Country of the default address.',
  },
  language: {
    kind: 'code',
    label: inFour('Language', 'Idioma', 'Sprache', 'Idioma'),
    source: 'Correspondence language.',
  },
  customerKind: {
    kind: 'code',
    label: inFour('Kind of customer', 'Tipo de cliente', 'Kundenart', 'Tipo de cliente'),
    source: 'person or organization, from the category of the partner.',
  },
  product: {
    kind: 'code',
    label: inFour('Product', 'Producto', 'Produkt', 'Produto'),
    source: 'Product of the contract with the largest collectible item.',
  },
  segment: {
    kind: 'code',
    label: inFour('Segment', 'Segmento', 'Segment', 'Segmento'),
    source: 'The collection segment that is evaluated.',
  },
  companyCode: {
    kind: 'code',
    label: inFour('Company code', 'Sociedad', 'Buchungskreis', 'Empresa'),
    source: 'Company code of the largest collectible item.',
  },
  customerAge: {
    kind: 'count',
    unit: 'years',
    label: inFour('Age', 'Edad', 'Alter', 'Idade'),
    source: 'Full years since the birth date of the partner; unknown for organizations.',
  },
  inHardship: {
    kind: 'flag',
    label: inFour(
      'In hardship',
      'En situación de dificultad',
      'In einer Notlage',
      'Em dificuldade financeira',
    ),
    source: 'Whether a flag for hardship is valid on the key date.',
  },
  isVulnerable: {
    kind: 'flag',
    label: inFour('Vulnerable', 'Vulnerable', 'Schutzbedürftig', 'Vulnerável'),
    source: 'Whether a flag for vulnerability is valid on the key date.',
  },
  agencyState: {
    kind: 'code',
    label: inFour('Agency', 'Agencia de cobranza', 'Inkassobüro', 'Agência de cobrança'),
    source:
      'placed while an agency owns the customer in the segment or an exclusion for an agency is valid; erp while the ERP itself has open items with an agency; recalled after it was taken back; else none.',
  },
  erpAgencyAmount: {
    kind: 'amount',
    label: inFour(
      'With an agency by the ERP',
      'En agencia según el ERP',
      'Vom ERP an Inkasso gegeben',
      'Em agência pelo ERP',
    ),
    phrase: inFour(
      '{value} given to an agency by the ERP',
      '{value} entregados a una agencia por el ERP',
      '{value} vom ERP an Inkasso gegeben',
      '{value} entregues a uma agência pelo ERP',
    ),
    source:
      'Sum of open items that the ERP has submitted to an agency without Saldo (INKPS, DFKKCOLL); they are not collectible here.',
  },
} as const satisfies Record<string, FactContent>;
