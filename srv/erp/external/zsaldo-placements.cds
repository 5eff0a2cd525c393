using {ZSALDO_COLLECTIONS_0001} from './zsaldo-collections';

// What Saldo hands over or proposes: to agencies, to whoever decides on write-offs, to the core system.
extend service ZSALDO_COLLECTIONS_0001 with {

  /** Items given to a collection agency: DFKKCOLL. The ERP locks them and writes the agency's file. */
  entity AgencySubmission {
        /** Number given by the ERP */
    key AgencySubmission               : String(12);
        OperationId                    : UUID @mandatory;
        BusinessPartner                : String(10) @mandatory;
        /** DFKKCOLL-INKGP: the agency, a business partner */
        CollectionAgency               : String(10) @mandatory;
        TransactionCurrency            : String(5) @mandatory;
        /** Sum of the items submitted */
        SubmittedAmount                : Decimal(13, 2);
        /** DFKKCOLL-AGSTA: 02 submitted, 09 recalled */
        SubmissionStatus               : String(2);
        SubmissionDate                 : Date;
        RecallDate                     : Date;
        /** DFKKCOLL-RUGRD: why it was recalled */
        RecallReason                   : String(2);
        CreationDateTime               : Timestamp;
        LastChangeDateTime             : Timestamp @odata.etag;

        _Item                          : Composition of many AgencySubmissionItem
                                           on _Item.AgencySubmission = AgencySubmission;
  } actions {
    /** Takes the items back from the agency (FP03U). */
    action Recall(OperationId : UUID, RecallReason : String(2))        returns AgencySubmission;
  };

  entity AgencySubmissionItem {
    key AgencySubmission               : String(12);
        /** DFKKCOLL-OPBEL */
    key CADocumentNumber               : String(12);
    key CARepetitionItemNumber         : String(3);
    key CABPItemNumber                 : String(4);
    key CASubItemNumber                : String(3);
        /** Open when submitted */
        SubmittedAmount                : Decimal(13, 2);
  }

  /** Proposal to write items off: who may decides in the ERP, and posts it there. */
  entity WriteOffProposal {
        /** Number given by the ERP */
    key WriteOffProposal               : String(12);
        OperationId                    : UUID @mandatory;
        BusinessPartner                : String(10) @mandatory;
        TransactionCurrency            : String(5) @mandatory;
        /** Sum over the items */
        WriteOffAmount                 : Decimal(13, 2) @mandatory;
        /** DFKKOP-ABGRD: write-off reason */
        WriteOffReason                 : String(2) @mandatory;
        /** blank proposed, 1 posted, 2 refused */
        ProposalStatus                 : String(1);
        NoteText                       : String(1000);
        CreationDateTime               : Timestamp;
        LastChangeDateTime             : Timestamp @odata.etag;

        _Item                          : Composition of many WriteOffProposalItem
                                           on _Item.WriteOffProposal = WriteOffProposal;
  }

  entity WriteOffProposalItem {
    key WriteOffProposal               : String(12);
    key CADocumentNumber               : String(12);
    key CARepetitionItemNumber         : String(3);
    key CABPItemNumber                 : String(4);
    key CASubItemNumber                : String(3);
        WriteOffAmount                 : Decimal(13, 2);
  }

  /** Proposal to the core system to change a contract: what an installment plan of FI-CA cannot express. */
  entity RefinancingProposal {
        /** Number given by the ERP */
    key RefinancingProposal            : String(12);
        OperationId                    : UUID @mandatory;
        BusinessPartner                : String(10) @mandatory;
        /** VTREF: the contract to change */
        CAContract                     : String(20) @mandatory;
        TransactionCurrency            : String(5) @mandatory;
        /** What is to be refinanced: arrears, and principal not yet billed if that is meant too */
        RefinancedAmount               : Decimal(15, 2) @mandatory;
        /** Paid at once by the customer */
        DownPaymentAmount              : Decimal(15, 2);
        NumberOfInstallments           : Integer;
        FirstInstallmentDate           : Date;
        /** Nominal, percent a year */
        InterestRatePercent            : Decimal(7, 4);
        /** blank proposed, 1 accepted, 2 refused */
        ProposalStatus                 : String(1);
        NoteText                       : String(1000);
        CreationDateTime               : Timestamp;
        LastChangeDateTime             : Timestamp @odata.etag;
  }
}
