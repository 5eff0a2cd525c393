/** What the page of a file shows beside its record: its columns with their mapping, and what was found in it. */
sap.ui.define(
  [
    'sap/m/MessageBox',
    'sap/ui/core/mvc/ControllerExtension',
    'sap/ui/model/json/JSONModel',
    './fileWork',
    './findings',
    './mapping',
  ],
  (MessageBox, ControllerExtension, JSONModel, fileWork, findings, mapping) =>
    ControllerExtension.extend('saldo.fileLoads.ext.LoadPage', {
      override: {
        onInit() {
          const view = this.getView();
          const file = new JSONModel(mapping.nothing);
          file.setSizeLimit(20_000);
          view.setModel(file, 'file');
          view.setModel(new JSONModel(findings.nothing), 'found');
        },
        routing: {
          async onAfterBinding(load) {
            if (load) await this.show(load).catch(({ message }) => MessageBox.error(message));
          },
        },
      },

      async show(load) {
        const view = this.getView();
        await Promise.all([mapping.show(view, load), findings.show(view, load)]);
        await fileWork.follow(view, load);
      },
    }),
);
