sap.ui.define(['sap/fe/core/AppComponent'], (AppComponent) =>
  AppComponent.extend('saldo.mirror.Component', { metadata: { manifest: 'json' } }),
);
