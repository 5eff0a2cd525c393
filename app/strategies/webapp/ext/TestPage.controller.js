/** Shows how a test stands: the sample it needs while it is designed, its results once it runs. */
sap.ui.define(
  [
    'sap/m/MessageBox',
    'sap/ui/core/mvc/ControllerExtension',
    'sap/ui/model/json/JSONModel',
    './standing',
  ],
  (MessageBox, ControllerExtension, JSONModel, standing) =>
    ControllerExtension.extend('saldo.strategies.ext.TestPage', {
      override: {
        onInit() {
          this.getView().setModel(new JSONModel({}), 'standing');
        },
        routing: {
          async onAfterBinding(test) {
            if (test) await this.show(test);
          },
        },
        editFlow: {
          async onAfterActionExecution() {
            const test = this.getView().getBindingContext();
            if (test) await this.show(test);
          },
        },
      },

      async show(test) {
        const view = this.getView();
        await standing.show(view, test).catch(({ message }) => MessageBox.error(message));
      },
    }),
);
