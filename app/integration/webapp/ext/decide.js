/** Decisions on a parked operation; Fiori elements asks for what is missing. What is decided is no longer on the list. */
sap.ui.define(['sap/m/MessageBox'], (MessageBox) => {
  async function decide(page, operation, action) {
    const bundle = await page.getModel('i18n').getResourceBundle();
    try {
      const label = bundle.getText(action);
      await page.editFlow.invokeAction(`IntegrationService.${action}`, {
        contexts: operation,
        label,
      });
      leave();
    } catch (error) {
      // Fiori elements has shown why; a dialog that was cancelled is none.
      if (error instanceof TypeError) MessageBox.error(error.message);
    }
  }

  /** The page's object is gone: reading it again, as going back does, would find nothing. */
  function leave() {
    const { pathname, search } = window.location;
    window.location.assign(`${pathname}${search}`);
  }

  return {
    retry(operation) {
      return decide(this, operation, 'retry');
    },
    confirmAsDone(operation) {
      return decide(this, operation, 'confirmAsDone');
    },
    cancel(operation) {
      return decide(this, operation, 'cancel');
    },
  };
});
