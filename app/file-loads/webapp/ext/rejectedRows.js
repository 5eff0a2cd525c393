/** Gives the user a load's rejected rows as CSV, with the reasons in their language. */
sap.ui.define(
  ['sap/base/i18n/Localization', 'sap/m/MessageBox', './service'],
  (Localization, MessageBox, service) => {
    async function askFor(load) {
      const query = new URLSearchParams({ load, 'sap-locale': Localization.getLanguage() });
      const response = await fetch(`/files/rejected?${query}`);
      if (response.ok) return response.blob();
      const { error } = await response.json().catch(() => ({}));
      throw new Error(error?.message ?? `${response.status} ${response.statusText}`);
    }

    function save(content, name) {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(content);
      link.download = name;
      link.click();
      URL.revokeObjectURL(link.href);
    }

    return {
      /** Called by Fiori elements from the page's header. */
      async download(load) {
        const texts = await service.textsOf(this.getEditFlow().getView());
        const [id, fileName] = await load.requestProperty(['ID', 'fileName']);
        try {
          const base = fileName.replace(/\.\w+$/, '');
          save(await askFor(id), texts.getText('rejectedName', [base]));
        } catch (error) {
          MessageBox.error(error.message);
        }
      },
    };
  },
);
