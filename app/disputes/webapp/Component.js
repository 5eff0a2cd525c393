sap.ui.define(['sap/fe/core/AppComponent'], (AppComponent) =>
  AppComponent.extend('saldo.disputes.Component', { metadata: { manifest: 'json' } }),
);
