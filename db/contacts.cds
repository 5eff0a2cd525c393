namespace saldo.contacts;

using saldo from './types';
using {sap.common.CodeList} from '@sap/cds/common';

/** Every contact, with all that a country's rule may count: person, debts, channel, outcome, instant and zone. */
entity Contacts {
  key ID          : UUID;
      source      : saldo.Source;
      partner     : saldo.PartnerId;   // whose debt
      segment     : saldo.SegmentId;
      person      : saldo.PartnerId;   // who was contacted
      relation    : String(12) default 'borrower';
      channel     : String(12);
      direction   : String(10);
      result      : String(12);
      isReached   : Boolean default false;
      isRightParty: Boolean default false;
      startedAt   : Timestamp;         // when it took place, which may be before it was recorded
      recordedAt  : Timestamp;
      timeZone    : String(40);        // of the person contacted
      localDate   : Date;              // the day there
      durationSeconds : Integer;
      note        : String(1000);
      agent        : saldo.UserId;
      origin      : String(10) default 'agent'; // agent, dialer, agency, erp, saldo
      gateRule    : String(60);        // verdict of the contact gate and the pack that gave it
      isAgainstRule : Boolean default false; // it took place though the gate would have said no
      ruleSource  : String(250);       // where the rule comes from that it was against
      operation   : UUID;              // its way to the ERP
}

/** The debts a contact was about. */
entity ContactDebts {
  key contact  : UUID;
  key contract : saldo.ContractId;
}

/** The letters that Saldo decided on, with what each was sent for: the same is not sent again soon. */
entity Letters {
  key ID                 : UUID;            // of the contact that it is, and of the request to the ERP
      source             : saldo.Source;
      partner            : saldo.PartnerId;
      segment            : saldo.SegmentId;
      businessDate       : Date;
      run                : UUID;
      account            : saldo.AccountId; // the contract account it is about
      companyCode        : saldo.CompanyCode;
      dunningProcedure   : String(2);       // FKKVKP-MAHNV
      treatment          : String(20);
      branch             : String(40);      // of the decision tree that chose the treatment
      dunningLevel       : Integer;
      correspondenceType : String(4);       // DFKKCOH-COTYP
      operation          : UUID;            // its way to the ERP
}

/** Which channel may be used for which purpose, and how we know. */
entity Consents {
  key source     : saldo.Source;
  key partner    : saldo.PartnerId;
  key channel    : String(12);
  key purpose    : String(20);
      isGranted  : Boolean;
      provenance : String(100);
      validFrom  : Date;
      validTo    : Date;
}

/** Come back to a customer on a day; may keep everyone off until then. */
entity Resubmissions {
  key ID             : UUID;
      source         : saldo.Source;
      partner        : saldo.PartnerId;
      segment        : saldo.SegmentId;
      dueOn          : Date;
      reason         : String(250);
      noContactUntil : Boolean default false;
      owner          : saldo.UserId;
      status         : String(10) default 'open'; // open, done, withdrawn
      createdAt      : Timestamp;
      createdBy      : saldo.UserId;
}

/** A jurisdiction's rules of contact as data, with validity and source. Content: see srv/domain/contact-packs. */
entity ContactRulePacks {
  key pack      : String(20);
  key validFrom : Date;
      validTo   : Date;
      name      : String(100);
      legalSource : String(250);
      lawPack   : String(20);    // another pack that it may not be looser than
      looserBecause : String(250); // why it is looser than that one, or than the version before it
      content   : LargeString; // JSON
}

entity Channels : CodeList {
  key code : String(12);
}

entity Directions : CodeList {
  key code : String(10);
}

entity Results : CodeList {
  key code         : String(12);
      isReached    : Boolean default false;
      isRightParty : Boolean default false;
      nextStep     : String(10); // what is done at once: promise, plan, dispute
}
