using {ZSALDO_COLLECTIONS_0001} from './zsaldo-collections';

// What became of a customer on a worklist, for who works in the ERP.
extend service ZSALDO_COLLECTIONS_0001 with {

  /** Come back to the customer on a day. */
  entity Resubmission {
        /** Number given by the ERP */
    key Resubmission                   : String(12);
        OperationId                    : UUID @mandatory;
        BusinessPartner                : String(10) @mandatory;
        /** Saldo's collection segment */
        CollectionSegment              : String(12);
        ResubmissionDate               : Date @mandatory;
        /** Nobody contacts the customer before */
        ContactIsBlocked               : Boolean;
        ResubmissionText               : String(250);
        CreatedByUser                  : String(60);
        CreationDateTime               : Timestamp;
        LastChangeDateTime             : Timestamp @odata.etag;
  }

  /** Result of a customer's day on a worklist: DFKKWLI where the bank uses FI-CA work items. */
  entity WorklistResult {
        /** Number given by the ERP */
    key WorklistResult                 : String(12);
        OperationId                    : UUID @mandatory;
        BusinessPartner                : String(10) @mandatory;
        CollectionSegment              : String(12);
        /** Day of the list */
        WorklistDate                   : Date @mandatory;
        /** COMPLETED */
        Result                         : String(12) @mandatory;
        ResultText                     : String(250);
        ProcessedByUser                : String(60);
        CreationDateTime               : Timestamp;
        LastChangeDateTime             : Timestamp @odata.etag;
  }

  /** Note in a dispute case (SCMG notes): the standard service takes none. */
  entity DisputeCaseNote {
        /** Number given by the ERP */
    key DisputeCaseNote                : String(12);
        OperationId                    : UUID @mandatory;
        /** SCMG_T_CASE_ATTR-CASE_GUID */
        CaseUUID                       : UUID @mandatory;
        NoteText                       : String(1000) @mandatory;
        CreatedByUser                  : String(60);
        CreationDateTime               : Timestamp;
        LastChangeDateTime             : Timestamp @odata.etag;
  }
}
