sap.ui.define(['sap/fe/core/AppComponent'], (AppComponent) =>
  AppComponent.extend('saldo.worklist.Component', { metadata: { manifest: 'json' } }),
);
