/** Shows a tree's branches as sentences: their order and depth are told by a function, not by rows. */
sap.ui.define(
  [
    'sap/m/MessageBox',
    'sap/ui/core/mvc/ControllerExtension',
    'sap/ui/model/json/JSONModel',
    './branches',
    './trials',
  ],
  (MessageBox, ControllerExtension, JSONModel, branches, trials) =>
    ControllerExtension.extend('saldo.strategies.ext.TreePage', {
      override: {
        onInit() {
          this.getView().setModel(new JSONModel({ branches: [] }), 'outline');
          this.getView().setModel(new JSONModel({ trials: [] }), 'trials');
        },
        routing: {
          async onAfterBinding(tree) {
            if (!tree) return;
            const view = this.getView();
            await Promise.all([branches.show(view, tree), trials.show(view, tree)]).catch(
              ({ message }) => MessageBox.error(message),
            );
          },
        },
      },
    }),
);
