sap.ui.define(['sap/fe/core/AppComponent'], (AppComponent) =>
  AppComponent.extend('saldo.compliance.Component', { metadata: { manifest: 'json' } }),
);
