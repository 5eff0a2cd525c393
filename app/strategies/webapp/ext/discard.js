/**
 * Deletes a draft from its page. Fiori elements' own button would stand on every list too, with a box
 * before each row, most of which nobody may delete.
 */
sap.ui.define(['./desk'], (desk) => {
  /** Called by Fiori elements with the page's draft. */
  async function open(draft) {
    const editFlow = this.getEditFlow();
    const texts = await desk.textsOf(editFlow.getView());
    await editFlow.deleteDocument(draft, {
      title: texts.getText('discard'),
      description: texts.getText('discardAsk'),
    });
  }

  return { open };
});
