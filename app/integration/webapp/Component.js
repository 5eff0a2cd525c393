sap.ui.define(['sap/fe/core/AppComponent'], (AppComponent) =>
  AppComponent.extend('saldo.integration.Component', { metadata: { manifest: 'json' } }),
);
