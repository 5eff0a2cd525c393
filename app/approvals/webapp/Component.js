sap.ui.define(['sap/fe/core/AppComponent'], (AppComponent) =>
  AppComponent.extend('saldo.approvals.Component', { metadata: { manifest: 'json' } }),
);
