namespace saldo.codes;

/**
 * What short codes are called on screen, for codes that no list of their own describes: states of
 * agents, reasons, kinds. Deployed though no service shows it by itself.
 */
@cds.persistence.skip: false
entity CodeTexts {
  key list        : String(20);
  key code        : String(30);
      name        : localized String(80);
      criticality : Integer; // colour on screen, as in UI.CriticalityType
}
