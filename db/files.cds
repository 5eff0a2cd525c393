namespace saldo.files;

using saldo from './types';

/** How the columns of a source's files become fields. A version is never changed; the newest is used. */
entity Mappings {
  key source  : saldo.Source;
  key mapping : String(40);
  key version : Integer;
      object  : String(20);
      content : LargeString; // JSON, docs/file-loads.md
      savedAt : Timestamp;
      savedBy : saldo.UserId;
}

/** One file and what became of it. The file itself is kept until it is loaded, its hash for ever. */
entity Loads {
  key ID             : UUID;
      fileName       : String(250);
      fileHash       : String(64);  // SHA-256
      fileBytes      : Integer64;
      uploadedAt     : Timestamp;
      uploadedBy     : saldo.UserId;
      source         : saldo.Source;
      object         : String(20);
      mapping        : String(40);
      mappingVersion : Integer;
      delivery       : String(10);  // delta, full
      status         : String(12);  // uploaded, checking, checked, loading, loaded, failed
      startedAt      : Timestamp;
      startedBy      : saldo.UserId;
      endedAt        : Timestamp;
      rowsRead       : Integer64 default 0;
      rowsChanged    : Integer64 default 0; // new or different
      rowsUnchanged  : Integer64 default 0;
      rowsRejected   : Integer64 default 0;
      itemsLeft      : Integer64 default 0; // open before, not in a full delivery
      errorCode      : String(60);
      errorText      : String(2000);
      report         : LargeString; // JSON: first rows, problems, warnings
      header         : LargeString; // JSON: the column names, for the file of rejected rows
      format         : String(500); // JSON: how its numbers, days and columns are written
}

/** Rows that could not be used, as they were: personal data, deleted with `discard` or by age. */
entity RejectedRows {
  key load      : UUID;
  key rowNumber : Integer64;   // as a spreadsheet has it
      cells     : LargeString; // JSON
      problems  : LargeString; // JSON: codes and their values
}

/** Number and sum of a file's rows, beside what its sender says they are. */
entity LoadTotals {
  key load           : UUID;
  key companyCode    : saldo.CompanyCode;
  key currency       : saldo.CurrencyCode;
      rowCount       : Integer64;
      amount         : saldo.Amount;
      expectedCount  : Integer64;
      expectedAmount : saldo.Amount;
}
