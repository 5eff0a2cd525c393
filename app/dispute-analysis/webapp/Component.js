sap.ui.define(['sap/fe/core/AppComponent'], (AppComponent) =>
  AppComponent.extend('saldo.disputeAnalysis.Component', { metadata: { manifest: 'json' } }),
);
