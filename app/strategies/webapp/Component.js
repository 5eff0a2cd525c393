sap.ui.define(['sap/fe/core/AppComponent'], (AppComponent) =>
  AppComponent.extend('saldo.strategies.Component', { metadata: { manifest: 'json' } }),
);
