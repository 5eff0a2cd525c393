/** While its night runs, the page is read again. */
sap.ui.define(['sap/ui/core/mvc/ControllerExtension', './watch'], (ControllerExtension, watch) => {
  const ended = ['published', 'failed'];

  return ControllerExtension.extend('saldo.administration.ext.NightPage', {
    override: {
      onInit() {
        const run = () => this.getView().getBindingContext();
        this.endWatch = watch(
          async () => {
            const status = await run()?.requestProperty('status');
            return status !== undefined && !ended.includes(status);
          },
          () => run()?.refresh(),
        );
      },
      onExit() {
        this.endWatch();
      },
    },
  });
});
