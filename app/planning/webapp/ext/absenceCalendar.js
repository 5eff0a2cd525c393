/**
 * What the calendar of absences shows of a row: its days as the calendar takes them, its words and
 * its colour. Fiori elements has no calendar, so the view beside its tables is written by hand
 * (docs/decisions/absence-calendar.md).
 */
sap.ui.define([], () => {
  /** 'YYYY-MM-DD' as the first moment of that day where the user is. */
  function startOf(day) {
    return day ? new Date(`${day}T00:00:00`) : undefined;
  }

  /** The last day is worked by nobody either. */
  function endOf(day) {
    return day ? new Date(`${day}T23:59:59`) : undefined;
  }

  function kindOf(isHalfDay) {
    return isHalfDay ? 'Type03' : 'Type01';
  }

  function halfDays(words, isHalfDay) {
    return isHalfDay ? words : '';
  }

  /** Whose customers, or which customer, somebody works meanwhile. */
  function helps(words, owner, partner) {
    return `${words} ${owner ?? partner ?? ''}`.trim();
  }

  return { startOf, endOf, kindOf, halfDays, helps };
});
