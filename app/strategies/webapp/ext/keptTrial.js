/** Opens a trial that was kept as whoever made it saw it. */
sap.ui.define(['./desk', './treeTrial', './trial'], (desk, treeTrial, trial) => {
  async function open(event) {
    const source = event.getSource();
    const view = desk.viewOf(source);
    const context = source.getBindingContext();
    const { ID, head } = source.getBindingContext('trials').getObject();
    const dialogs = context.getPath().startsWith('/TreatmentTrees') ? treeTrial : trial;
    await desk.whileBusy(view, async () => {
      const report = await desk.call(context, 'keptTrial', { trial: ID });
      await dialogs.openKept(view, context, { report, head });
    });
  }

  return { open };
});
