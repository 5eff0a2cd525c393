/** Two lists in one app: Fiori elements calls both by the app's title, so the queue says its own. */
sap.ui.define(['sap/ui/core/mvc/ControllerExtension'], (ControllerExtension) =>
  ControllerExtension.extend('saldo.administration.ext.QueueList', {
    override: {
      onInit() {
        const title = this.getView().byId('fe::DynamicPageTitle').getHeading();
        title.bindProperty('text', 'i18n>queueTitle');
      },
    },
  }),
);
