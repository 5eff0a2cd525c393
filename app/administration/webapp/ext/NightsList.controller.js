/** While a night runs, the lists follow it. */
sap.ui.define(['sap/ui/core/mvc/ControllerExtension', './watch'], (ControllerExtension, watch) => {
  const facts = ['segment', 'publishedRun', 'state', 'night'];

  async function howSegmentsStand(model) {
    const lists = model.bindList('/SegmentLists', null, [], [], { $select: facts.join() });
    const segments = await lists.requestContexts();
    return segments.map((segment) => segment.getObject());
  }

  return ControllerExtension.extend('saldo.administration.ext.NightsList', {
    override: {
      onInit() {
        const model = this.base.getAppComponent().getModel();
        this.endWatch = watch(
          () => howSegmentsStand(model),
          () => this.base.getExtensionAPI().refresh(),
        );
      },
      onExit() {
        this.endWatch();
      },
    },
  });
});
