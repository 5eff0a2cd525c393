namespace saldo.ledger;

using {sap.common.CodeList} from '@sap/cds/common';

/** What an open item is to a collector today; told from FI-CA's fields in srv/worklist/views/items.cds. */
entity ItemStates : CodeList {
  key code        : String(12);
      criticality : Integer;
}
