using {saldo.files} from '../../db/files';
using {saldo.codes} from '../../db/code-texts';
using {saldo.organization} from '../../db/organization';

/**
 * Files of other systems as a second way in: upload (POST /files/upload), map, check, load, correct.
 * Rejected rows are downloaded as CSV from /files/rejected?load=<ID>.
 */
@path: '/odata/v4/files'
service FileLoadService {
  @readonly entity Mappings   as projection on files.Mappings;
  @readonly entity LoadTotals as projection on files.LoadTotals;
  @readonly entity CodeTexts  as projection on codes.CodeTexts;

  /** Systems whose rows Saldo has, by name. */
  @readonly entity Sources    as projection on organization.Sources;

  @readonly entity Loads      as
    select from files.Loads {
      *,
      case when rowsRejected > 0 then 2 else 0 end as rejectedCriticality : Integer,
      totals       : Association to many LoadTotals on totals.load = $self.ID,
      statusText   : Association to one CodeTexts
                       on statusText.list = 'file-status' and statusText.code = $self.status,
      objectText   : Association to one CodeTexts
                       on objectText.list = 'file-object' and objectText.code = $self.object,
      deliveryText : Association to one CodeTexts
                       on deliveryText.list = 'file-delivery' and deliveryText.code = $self.delivery
    }
    excluding { header, format }
    actions {
      /** What the columns are called and contain, read as asked, else as the file seems to be written. */
      function readColumns(sheet : String(100), headerRow : Integer, encoding : String(20), delimiter : String(4))
        returns FileColumns;

      /** What was found wrong or remarkable, and the first rows as they are stored, in the user's words. */
      function explain() returns FileFindings;

      /** A mapping as the file's columns suggest it, as JSON; nothing is saved. */
      action suggestMapping(object : String(20), source : String(10), sheet : String(100), headerRow : Integer)
        returns LargeString;

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

  /** The fields of an object that a file may fill. */
  function fieldsOf(object : String(20)) returns many FileField;

  /** How many bytes an upload may have. */
  function uploadLimit() returns Integer64;

  /** Saves a mapping (JSON) under its source and a name; a change makes a new version. */
  action saveMapping(mapping : String(40), content : LargeString) returns Mappings;

  type ExpectedTotal {
    companyCode : String(4);
    currency    : String(5);
    rowCount    : Integer64;
    amount      : Decimal(23, 4);
  }

  type FileColumns {
    sheets    : many String(100); // none of a text file
    sheet     : String(100);      // the one that was read
    encoding  : String(20);       // as found; empty of a workbook, as the delimiter
    delimiter : String(4);
    headerRow : Integer;
    /** What the file seems to be about. */
    object    : String(20);
    columns   : many FileColumn;
    /** How numbers may be written, the usual first. */
    numbers   : many {
      decimal   : String(1);
      thousands : String(1);
    };
    /** How days may be written, the usual first. */
    days      : many String(10);
    /** All that are saved; those first whose columns the file has. */
    mappings  : many {
      source  : String(10);
      mapping : String(40);
      version : Integer;
      object  : String(20);
      fits    : Boolean;
    };
  }

  type FileColumn {
    number  : Integer; // from 1
    name    : String(250);
    samples : many String(60);
  }

  type FileField {
    name       : String(40);
    text       : String(80);
    type       : String(10); // text, decimal, amount, date, flag
    length     : Integer;    // of a text
    isRequired : Boolean;
    isKey      : Boolean;
  }

  type FileFindings {
    /** Why the last check or load failed. */
    error    : String(2000);
    warnings : many {
      code : String(60);
      text : String(2000);
    };
    problems : many {
      code       : String(60);
      text       : String(2000);
      rowCount   : Integer;
      rowNumbers : many Integer; // the first
    };
    /** Of the rows below, in their order. */
    fields   : many {
      name : String(40);
      text : String(80);
      type : String(10);
    };
    rows     : many {
      rowNumber : Integer;
      values    : many String(250);
    };
  }
}
