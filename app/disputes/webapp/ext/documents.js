/**
 * Documents of a case. Fiori elements uploads into drafts only, and a case is changed by actions,
 * so files are chosen and sent from here. The server decides on their number, size and kind; what is
 * too large is told before it is sent.
 */
sap.ui.define(['sap/m/MessageBox', 'sap/m/MessageToast'], (MessageBox, MessageToast) => {
  function add(dispute) {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = '.pdf,.jpg,.jpeg,.png,.txt,.eml';
    input.addEventListener('change', () => send(this, dispute, input.files[0]));
    input.click();
  }

  async function remove(dispute, [row]) {
    const question = await text(this, 'removeDocumentQuestion', [row.getProperty('filename')]);
    MessageBox.confirm(question, {
      onClose: async (answer) => {
        if (answer !== MessageBox.Action.OK) return;
        const path = row.getPath();
        await ask(this, dispute, 'DELETE', path.slice(path.lastIndexOf('(')));
      },
    });
  }

  async function send(page, dispute, file) {
    if (!file) return;
    const { mostKilobytes } = await readLimits(dispute);
    if (file.size > mostKilobytes * 1024) {
      const megabytes = Math.round(mostKilobytes / 102.4) / 10;
      MessageBox.error(await text(page, 'documentTooLarge', [file.name, megabytes]));
      return;
    }
    const headers = { 'content-type': 'application/json' };
    const entry = JSON.stringify({ filename: file.name });
    const created = await ask(page, dispute, 'POST', '', entry, headers);
    if (!created) return;
    const { ID, up__ID, mimeType } = created;
    const content = `(up__ID=${up__ID},ID=${ID})/content`;
    const sent = await ask(page, dispute, 'PUT', content, file, { 'content-type': mimeType });
    if (sent) MessageToast.show(await text(page, 'documentAdded', [file.name]));
    // An entry without its file is of no use.
    else await ask(page, dispute, 'DELETE', `(up__ID=${up__ID},ID=${ID})`);
  }

  async function readLimits(dispute) {
    const question = dispute.getModel().bindContext('/documentLimits(...)');
    await question.invoke();
    return question.getBoundContext().getObject();
  }

  /** Sends a request about the case's documents and shows what is there now; null after a refusal. */
  async function ask(page, dispute, method, path, body, headers = {}) {
    const model = dispute.getModel();
    const url = `${model.getServiceUrl()}${dispute.getPath().slice(1)}/attachments${path}`;
    const language = model.getHttpHeaders()['Accept-Language'] ?? '';
    const options = { method, body, headers: { ...headers, 'accept-language': language } };
    const response = await fetch(url, options).catch(() => null);
    const answer = response?.status === 204 ? {} : await response?.json().catch(() => ({}));
    await dispute.requestSideEffects([{ $NavigationPropertyPath: 'attachments' }]);
    if (response?.ok) return answer;
    MessageBox.error(answer?.error?.message ?? (await text(page, 'documentNotSent')));
    return null;
  }

  async function text(page, key, values) {
    const bundle = await page.getModel('i18n').getResourceBundle();
    return bundle.getText(key, values);
  }

  return { add, remove };
});
