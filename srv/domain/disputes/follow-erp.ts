/** What both sides know of a case; amounts scaled by 10^4. */
export interface SharedCase {
  readonly reason: string | null;
  readonly rootCause: string | null;
  /** Still in dispute. */
  readonly openAmount: number;
  readonly isOpen: boolean;
}

/**
 * What we take over from the ERP's case: everything that differs, unless something of ours is on its
 * way there, which has to arrive first. A root cause that only we know is kept, as is the end of a
 * case: FI-CA reopens none.
 */
export function followErp(
  mine: SharedCase,
  erp: SharedCase,
  isUnderWay: boolean,
): Partial<SharedCase> {
  if (isUnderWay || !mine.isOpen) return {};
  return {
    ...(erp.isOpen ? {} : { isOpen: false }),
    ...(differs(mine.reason, erp.reason) && { reason: erp.reason }),
    ...(erp.rootCause && differs(mine.rootCause, erp.rootCause) && { rootCause: erp.rootCause }),
    ...(erp.isOpen && mine.openAmount !== erp.openAmount && { openAmount: erp.openAmount }),
  };
}

/** A blank field of the ERP is no value here. */
function differs(mine: string | null, erp: string | null): boolean {
  return (mine ?? '') !== (erp ?? '');
}
