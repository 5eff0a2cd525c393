/** Shows a tree's branches as sentences: their order and depth are told by a function, not by rows. */
sap.ui.define(
  [
    'sap/m/MessageBox',
    'sap/ui/core/mvc/ControllerExtension',
    'sap/ui/model/json/JSONModel',
    './branches',
  ],
  (MessageBox, ControllerExtension, JSONModel, branches) =>
    ControllerExtension.extend('saldo.strategies.ext.TreePage', {
      override: {
        onInit() {
          this.getView().setModel(new JSONModel({ branches: [] }), 'outline');
        },
        routing: {
          async onAfterBinding(tree) {
            if (!tree) return;
            await branches
              .show(this.getView(), tree)
              .catch(({ message }) => MessageBox.error(message));
          },
        },
      },
    }),
);
