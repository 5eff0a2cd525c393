/** What the ERP says of a parked operation now, read live: whether it has it, and what it shows. */
sap.ui.define(
  [
    'sap/m/Button',
    'sap/m/Dialog',
    'sap/m/Label',
    'sap/m/MessageBox',
    'sap/m/MessageStrip',
    'sap/m/Text',
    'sap/ui/Device',
    'sap/ui/core/BusyIndicator',
    'sap/ui/core/format/DateFormat',
  ],
  (Button, Dialog, Label, MessageBox, MessageStrip, Text, Device, BusyIndicator, DateFormat) => {
    const FUNCTION = 'IntegrationService.compareWithErp(...)';

    async function askErp(operation) {
      const asked = operation.getModel().bindContext(FUNCTION, operation);
      await asked.invoke();
      return asked.getBoundContext().getObject();
    }

    /** In a sentence, with what to do about it. */
    function verdictOf({ effects, fault }, texts) {
      if (fault) return { type: 'Error', text: fault };
      if (effects.length === 0)
        return { type: 'Information', text: texts.getText('erpHasNothing') };
      const isOnce = effects.length === 1;
      const text = texts.getText(isOnce ? 'erpHasIt' : 'erpHasItTwice', [effects.join(', ')]);
      return { type: isOnce ? 'Success' : 'Warning', text };
    }

    function stripOf({ type, text }) {
      return new MessageStrip({ type, showIcon: true }).setText(text);
    }

    /** A field a line, as the message to the ERP is shown; empty where the ERP shows nothing. */
    function linesOf(value, path = '') {
      if (value === null || typeof value !== 'object') return [`${path}: ${value ?? '–'}`];
      return Object.entries(value).flatMap(([name, inner]) => {
        const step = Array.isArray(value) ? `[${Number(name) + 1}]` : `${path && '.'}${name}`;
        return linesOf(inner, `${path}${step}`);
      });
    }

    function shownBy({ erpShows }) {
      const { rows = [], object = null } = erpShows ? JSON.parse(erpShows) : {};
      return [...rows, ...(object ? [object] : [])].map((row) => linesOf(row).join('\n'));
    }

    function show(answer, texts) {
      const at = DateFormat.getDateTimeInstance({ style: 'medium' }).format(new Date(answer.asOf));
      const label = new Label({ text: texts.getText('erpShows'), wrapping: true });
      label.addStyleClass('sapUiSmallMarginTop');
      // Set, not given as a setting: braces in what the ERP shows would be read as a binding.
      const shows = shownBy(answer).map((text) =>
        new Text({ renderWhitespace: true, width: '100%' })
          .setText(text)
          .addStyleClass('sapUiTinyMarginTop'),
      );
      const dialog = new Dialog({
        title: texts.getText('erpAsOf', [at]),
        contentWidth: '40rem',
        stretch: Device.system.phone,
        resizable: true,
        content: [
          stripOf(verdictOf(answer, texts)),
          ...(shows.length > 0 ? [label, ...shows] : []),
        ],
        endButton: new Button({ text: texts.getText('close'), press: () => dialog.close() }),
        afterClose: () => dialog.destroy(),
      }).addStyleClass('sapUiContentPadding');
      dialog.open();
    }

    return {
      async open(operation) {
        const texts = await this.getModel('i18n').getResourceBundle();
        BusyIndicator.show(0);
        try {
          show(await askErp(operation), texts);
        } catch (error) {
          MessageBox.error(error.message, { title: texts.getText('erpFailed') });
        } finally {
          BusyIndicator.hide();
        }
      },
    };
  },
);
