sap.ui.define(['sap/fe/core/AppComponent'], (AppComponent) =>
  AppComponent.extend('saldo.administration.Component', { metadata: { manifest: 'json' } }),
);
