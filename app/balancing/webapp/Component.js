sap.ui.define(['sap/fe/core/AppComponent'], (AppComponent) =>
  AppComponent.extend('saldo.balancing.Component', { metadata: { manifest: 'json' } }),
);
