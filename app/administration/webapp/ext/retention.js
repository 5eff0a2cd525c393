/** Periods are changed where all settings of the bank are: by two, as a change that says what it says now. */
sap.ui.define([], () => ({
  change() {
    window.location.assign("/strategies/#/SettingLists('retention-periods')");
  },
}));
