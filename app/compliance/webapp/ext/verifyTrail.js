sap.ui.define(['sap/m/MessageBox', 'sap/ui/core/BusyIndicator'], (MessageBox, BusyIndicator) => ({
  /** Recomputes the audit trail, and tells whether it is as it was sealed. */
  async verify() {
    const texts = this.getModel('i18n').getResourceBundle();
    const action = this.getModel().bindContext('/verifyTrail(...)');
    BusyIndicator.show(0);
    try {
      await action.invoke();
      const { events, chains, erased, faultCount, faults } = action.getBoundContext().getObject();
      if (Number(faultCount) === 0) {
        MessageBox.success(texts.getText('trailWhole', [events, chains, erased]));
      } else {
        const [{ fault, event }] = faults;
        MessageBox.error(texts.getText('trailTampered', [faultCount, `${fault} ${event ?? ''}`]));
      }
    } catch (error) {
      MessageBox.error(error.message);
    } finally {
      BusyIndicator.hide();
    }
  },
}));
