/** What the ERP's messages mean is said by two persons, in a list of settings. */
sap.ui.define([], () => ({
  change() {
    window.location.assign("/strategies/#/SettingLists('erp-messages')");
  },
}));
