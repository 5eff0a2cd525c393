/**
 * Actions on a row of a table that belong to the customer: Fiori elements asks for what is missing,
 * the row itself is filled in.
 */
sap.ui.define(['sap/m/MessageBox'], (MessageBox) => {
  function withdrawPromise(position, [promise]) {
    return ask(this, position, 'withdrawPromise', { promise: promise.getProperty('ID') });
  }

  function withdrawPlan(position, [plan]) {
    return ask(this, position, 'withdrawPlan', { plan: plan.getProperty('ID') });
  }

  /** Starts with what the block has now. */
  function changeBlock(position, [block]) {
    const kept = { block: 'ID', reason: 'reason', validTo: 'validTo' };
    const row = Object.entries(kept).map(([name, field]) => [name, block.getProperty(field)]);
    return ask(this, position, 'changeBlock', Object.fromEntries(row));
  }

  function liftBlock(position, [block]) {
    return ask(this, position, 'liftBlock', { block: block.getProperty('ID') });
  }

  async function ask(page, position, action, row) {
    const parameterValues = Object.entries(row).map(([name, value]) => ({ name, value }));
    const label = (await page.getModel('i18n').getResourceBundle()).getText(action);
    try {
      await page.editFlow.invokeAction(`WorklistService.${action}`, {
        contexts: position,
        parameterValues,
        label,
      });
    } catch (error) {
      // Fiori elements has shown why; a dialog that was cancelled is none.
      if (error instanceof TypeError) MessageBox.error(error.message);
    }
  }

  return { withdrawPromise, withdrawPlan, changeBlock, liftBlock };
});
