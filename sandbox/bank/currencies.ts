/**
 * Decimals SAP keeps for each currency (TCURX). They differ from ISO's: COP has 2 there, CLP 0 in both.
 * The index unit CLF has 4. SAP's CURR fields always show two decimals: what is on the wire
 * is the amount in minor units of this table, divided by 100.
 */
export const erpDecimals: Record<string, number> = { EUR: 2, USD: 2, COP: 0, CLP: 0, CLF: 4 };

/** Average rates (type M) to one unit of the target on the demo bank's day, with SAP's unit factors. */
export const exchangeRates = [
  { source: 'USD', target: 'EUR', rate: 0.8621, sourceUnits: 1, targetUnits: 1 },
  { source: 'EUR', target: 'USD', rate: 1.15996, sourceUnits: 1, targetUnits: 1 },
  { source: 'COP', target: 'EUR', rate: 0.22727, sourceUnits: 1000, targetUnits: 1 },
  { source: 'COP', target: 'USD', rate: 0.26363, sourceUnits: 1000, targetUnits: 1 },
  { source: 'CLP', target: 'EUR', rate: 0.92593, sourceUnits: 1000, targetUnits: 1 },
  { source: 'CLP', target: 'USD', rate: 1.07408, sourceUnits: 1000, targetUnits: 1 },
  { source: 'CLF', target: 'CLP', rate: 39541.37, sourceUnits: 1, targetUnits: 1 },
  { source: 'CLF', target: 'EUR', rate: 36.61255, sourceUnits: 1, targetUnits: 1 },
] as const;

/** Minor units as the number a CURR field shows: 150000 COP (no decimals) as 1500. */
export function toWire(minorUnits: number): number {
  return minorUnits / 100;
}

/** A CURR field's number or text back in minor units. */
export function fromWire(wire: number | string | null): number {
  return Math.round(Number(wire ?? 0) * 100);
}

/** CLF items stand in the books in pesos; all others are in their company code's own currency. */
export function localAmount(minorUnits: number, currency: string): number {
  if (currency !== 'CLF') return minorUnits;
  const rate = exchangeRates.find((entry) => entry.source === 'CLF' && entry.target === 'CLP');
  return Math.round((minorUnits * (rate?.rate ?? 0)) / 10_000);
}
