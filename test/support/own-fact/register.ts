import { registerFact } from '../../../srv/domain/own-facts.ts';

/** What a bank writes into srv/own-facts.ts; docs/strategies.md shows it. */
registerFact(
  {
    id: 'loyaltyYears',
    kind: 'count',
    unit: 'years',
    label: {
      en: 'Years in the loyalty scheme',
      es: 'Años en el programa de fidelidad',
      de: 'Jahre im Treueprogramm',
      pt: 'Anos no programa de fidelidade',
    },
    source: 'Years of the row in the loyalty scheme; unknown for those who are not in it.',
    rows: 'SELECT c.partner, c.years FROM bank_Loyalty c WHERE {customers}',
  },
  ({ rows }) => (rows[0] ? Number(rows[0].years) : null),
);
