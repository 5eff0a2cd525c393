/** Shows the rows of a list: each list has other columns, so they are told by a function, in words. */
sap.ui.define(
  [
    'sap/m/MessageBox',
    'sap/ui/core/mvc/ControllerExtension',
    'sap/ui/model/json/JSONModel',
    './listRows',
  ],
  (MessageBox, ControllerExtension, JSONModel, listRows) =>
    ControllerExtension.extend('saldo.strategies.ext.ListPage', {
      override: {
        onInit() {
          this.getView().setModel(new JSONModel({ rows: [], shown: 'valid' }), 'listed');
        },
        routing: {
          async onAfterBinding(list) {
            if (!list) return;
            await listRows
              .show(this.getView(), list)
              .catch(({ message }) => MessageBox.error(message));
          },
        },
      },
    }),
);
