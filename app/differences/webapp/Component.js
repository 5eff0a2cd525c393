sap.ui.define(['sap/fe/core/AppComponent'], (AppComponent) =>
  AppComponent.extend('saldo.differences.Component', { metadata: { manifest: 'json' } }),
);
