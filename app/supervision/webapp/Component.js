sap.ui.define(['sap/fe/core/AppComponent'], (AppComponent) =>
  AppComponent.extend('saldo.supervision.Component', { metadata: { manifest: 'json' } }),
);
