using {saldo.files} from '../../db/files';

/**
 * Files of other systems as a second way in: upload (POST /files/upload), map, check, load, correct.
 * Rejected rows are downloaded as CSV from /files/rejected?load=<ID>.
 */
@path: '/odata/v4/files'
service FileLoadService {
  @readonly entity Mappings   as projection on files.Mappings;
  @readonly entity LoadTotals as projection on files.LoadTotals;

  @readonly entity Loads      as projection on files.Loads excluding { header, format }
    actions {
      /** A mapping as the file's columns suggest it, as JSON; nothing is saved. */
      action suggestMapping(object : String(20), source : String(10), sheet : String(100)) returns LargeString;

      /**
       * Reads the whole file and records what loading it would do: first rows, problems, totals.
       * Answers when it is done, or after some seconds while it goes on.
       */
      action checkFile(mapping : String(40), source : String(10), delivery : String(10), mayLeave : Integer)
        returns Loads;

      /** Loads the file. With totals expected, nothing is loaded when the file has others. */
      action loadFile(mapping : String(40), source : String(10), delivery : String(10), mayLeave : Integer,
                      expected : many ExpectedTotal)
        returns Loads;

      /** Deletes the file, its rejected rows and what a check showed of it; the record stays. */
      action discard() returns Loads;
    };

  /** Saves a mapping (JSON) under its source and a name; a change makes a new version. */
  action saveMapping(mapping : String(40), content : LargeString) returns Mappings;

  type ExpectedTotal {
    companyCode : String(4);
    currency    : String(5);
    rowCount    : Integer64;
    amount      : Decimal(23, 4);
  }
}
