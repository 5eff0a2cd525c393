/** Shows the trials that were kept of a version: they are told by a function, not by rows. */
sap.ui.define(
  [
    'sap/m/MessageBox',
    'sap/ui/core/mvc/ControllerExtension',
    'sap/ui/model/json/JSONModel',
    './trials',
  ],
  (MessageBox, ControllerExtension, JSONModel, trials) =>
    ControllerExtension.extend('saldo.strategies.ext.VersionPage', {
      override: {
        onInit() {
          this.getView().setModel(new JSONModel({ trials: [] }), 'trials');
        },
        routing: {
          async onAfterBinding(version) {
            if (version) await this.show(version);
          },
        },
        editFlow: {
          async onAfterActionExecution() {
            const version = this.getView().getBindingContext();
            if (version) await this.show(version);
          },
        },
      },

      async show(version) {
        await trials
          .show(this.getView(), version)
          .catch(({ message }) => MessageBox.error(message));
      },
    }),
);
