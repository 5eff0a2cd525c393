/** Offers a load's rejected rows as CSV, with the reasons in the user's language. */
sap.ui.define(['sap/base/i18n/Localization'], (Localization) => ({
  /** Called by Fiori elements from the page's header. */
  download(load) {
    const query = new URLSearchParams({
      load: load.getProperty('ID'),
      'sap-locale': Localization.getLanguage(),
    });
    const link = document.createElement('a');
    link.href = `/files/rejected?${query}`;
    link.download = '';
    link.click();
  },
}));
