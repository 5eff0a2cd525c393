sap.ui.define(['sap/fe/core/AppComponent'], (AppComponent) =>
  AppComponent.extend('saldo.planning.Component', { metadata: { manifest: 'json' } }),
);
