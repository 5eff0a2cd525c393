/** While its night runs, the page follows it. */
sap.ui.define(['sap/ui/core/mvc/ControllerExtension', './watch'], (ControllerExtension, watch) => {
  function howItStands(run) {
    const facts = { $select: 'ID,state' };
    return run?.getModel().bindContext(run.getPath(), null, facts).requestObject();
  }

  return ControllerExtension.extend('saldo.administration.ext.NightPage', {
    override: {
      onInit() {
        const shown = () => this.getView().getBindingContext();
        this.endWatch = watch(
          () => howItStands(shown()),
          () => shown()?.refresh(),
        );
      },
      onExit() {
        this.endWatch();
      },
    },
  });
});
