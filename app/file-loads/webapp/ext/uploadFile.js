/** Takes a file from the user's machine: refused before it is sent where it is too large, then shown on its page. */
sap.ui.define(
  [
    'sap/m/Button',
    'sap/m/Dialog',
    'sap/m/MessageBox',
    'sap/m/ProgressIndicator',
    'sap/m/Text',
    'sap/ui/core/format/FileSizeFormat',
    './sendFile',
    './service',
  ],
  (Button, Dialog, MessageBox, ProgressIndicator, Text, FileSizeFormat, sendFile, service) => {
    const KINDS = '.csv,.txt,.xlsx';
    const size = FileSizeFormat.getInstance({ maxFractionDigits: 1 });

    function chooseFile() {
      return new Promise((resolve) => {
        const input = document.createElement('input');
        input.type = 'file';
        input.accept = KINDS;
        input.addEventListener('change', () => resolve(input.files[0]));
        input.addEventListener('cancel', () => resolve(undefined));
        input.click();
      });
    }

    async function refusalOf(file, model, texts) {
      if (file.size === 0) return texts.getText('fileEmpty', [file.name]);
      const { value } = await service.callUnbound(model, 'uploadLimit');
      const isTooLarge = file.size > Number(value);
      const sizes = [file.name, size.format(file.size), size.format(Number(value))];
      return isTooLarge ? texts.getText('fileTooLarge', sizes) : '';
    }

    function progressDialog(file, texts, cancel) {
      const bar = new ProgressIndicator({ displayValue: '0 %', width: '100%' });
      const name = new Text().setText(file.name);
      const dialog = new Dialog({
        title: texts.getText('uploading'),
        contentWidth: '24rem',
        content: [name, bar],
        endButton: new Button({ text: texts.getText('cancel'), press: cancel }),
        escapeHandler: ({ resolve }) => {
          cancel();
          resolve();
        },
        afterClose: () => dialog.destroy(),
      }).addStyleClass('sapUiContentPadding');
      bar.addAriaLabelledBy(name);
      const tell = (sent, total) => {
        const percent = total ? Math.floor((100 * sent) / total) : 0;
        bar.setPercentValue(percent).setDisplayValue(`${percent} %`);
      };
      return { dialog, tell };
    }

    async function upload(page, after) {
      const file = await chooseFile();
      if (!file) return;
      const model = page.getModel();
      const texts = await service.textsOf(page);
      try {
        const refusal = await refusalOf(file, model, texts);
        if (refusal) return void MessageBox.error(refusal);
        const id = await sent(file, after, texts);
        if (id) page.getRouting().navigateToRoute('LoadPage', { key: id });
      } catch (error) {
        MessageBox.error(error.message, { title: texts.getText('uploadFailed') });
      }
    }

    async function sent(file, after, texts) {
      const abort = new AbortController();
      const { dialog, tell } = progressDialog(file, texts, () => abort.abort());
      dialog.open();
      try {
        const failure = texts.getText('uploadBroken');
        const { signal } = abort;
        return await sendFile.send(file, { after, onProgress: tell, signal, failure });
      } finally {
        dialog.close();
      }
    }

    return {
      /** Called by Fiori elements from the list. */
      open() {
        return upload(this);
      },
      /** Called by Fiori elements from the page of the load whose rejected rows were corrected. */
      correct(load) {
        return upload(this, load.getProperty('ID'));
      },
    };
  },
);
