/** Who agencies are in the ERP is said by two persons, in a list of settings. */
sap.ui.define([], () => ({
  open() {
    window.location.assign("/strategies/#/SettingLists('agency-partners')");
  },
}));
