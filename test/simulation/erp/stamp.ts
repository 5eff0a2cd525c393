/** When the ERP changed a record: day and second, as FI-CA keeps it. */
export interface Stamp {
  readonly LastChangeDate: string;
  readonly LastChangeTime: string;
}

export function stampOf(milliseconds: number): Stamp {
  const instant = new Date(milliseconds).toISOString();
  return { LastChangeDate: instant.slice(0, 10), LastChangeTime: instant.slice(11, 19) };
}
