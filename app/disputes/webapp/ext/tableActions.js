/** Actions of the case that stand above the table they add to; Fiori elements asks for what is missing. */
sap.ui.define(['sap/m/MessageBox'], (MessageBox) => {
  function askDepartment(dispute) {
    return ask(this, dispute, 'askDepartment');
  }

  function addMessage(dispute) {
    return ask(this, dispute, 'addMessage');
  }

  async function ask(page, dispute, action) {
    const bundle = await page.getModel('i18n').getResourceBundle();
    try {
      const label = bundle.getText(action);
      await page.editFlow.invokeAction(`DisputesService.${action}`, { contexts: dispute, label });
    } catch (error) {
      // Fiori elements has shown why; a dialog that was cancelled is none.
      if (error instanceof TypeError) MessageBox.error(error.message);
    }
  }

  return { askDepartment, addMessage };
});
