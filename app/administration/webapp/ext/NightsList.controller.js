/** While a night runs, the lists are read again. */
sap.ui.define(['sap/ui/core/mvc/ControllerExtension', './watch'], (ControllerExtension, watch) =>
  ControllerExtension.extend('saldo.administration.ext.NightsList', {
    override: {
      onInit() {
        const page = this.base.getExtensionAPI();
        this.endWatch = watch(
          () => isNightUnderWay(this.base.getAppComponent().getModel()),
          () => page.refresh(),
        );
      },
      onExit() {
        this.endWatch();
      },
    },
  }),
);

async function isNightUnderWay(model) {
  const lists = model.bindList('/SegmentLists', null, [], [], { $select: 'segment,isUnderWay' });
  const segments = await lists.requestContexts();
  return segments.some((segment) => segment.getProperty('isUnderWay'));
}
