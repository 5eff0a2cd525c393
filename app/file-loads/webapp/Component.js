sap.ui.define(['sap/fe/core/AppComponent'], (AppComponent) =>
  AppComponent.extend('saldo.fileLoads.Component', { metadata: { manifest: 'json' } }),
);
