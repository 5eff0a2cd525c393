/** Has the service check or load a file, and tells how far it is until it is done. */
sap.ui.define(
  ['sap/m/MessageBox', './findings', './mapping', './service'],
  (MessageBox, findings, mapping, service) => {
    const LOOK_EVERY_MS = 1_000;
    const RECORD = [
      { $PropertyPath: '*' },
      ...['statusText', 'objectText', 'deliveryText'].map(($NavigationPropertyPath) => ({
        $NavigationPropertyPath,
      })),
    ];

    const pause = () => new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));

    function isShown(view, load) {
      return view.getBindingContext()?.getPath() === load.getPath();
    }

    async function look(view, load) {
      await load.requestSideEffects(RECORD);
      await findings.tellProgress(view, load);
    }

    /** Looks until the work that goes on has ended, whoever began it, or the page shows another file. */
    async function follow(view, load) {
      const before = load.getProperty('status');
      while (isShown(view, load) && findings.running.includes(load.getProperty('status'))) {
        await pause();
        await look(view, load);
      }
      if (findings.running.includes(before)) await findings.show(view, load);
    }

    /** Where what comes of the work is told, whatever part of the page the user looks at. */
    function showFindings(view) {
      const section = view.byId('fe::CustomSection::findings');
      view.byId('fe::ObjectPage').setSelectedSection(section);
    }

    /** Starts the work and follows it; what the service refuses is told in its words. */
    async function run(view, load, action, parameters) {
      showFindings(view);
      let refusal;
      let hasEnded = false;
      const work = service
        .call(load, action, parameters)
        .catch((error) => {
          refusal = error;
        })
        .finally(() => {
          hasEnded = true;
        });
      while (!hasEnded && isShown(view, load)) {
        await Promise.race([work, pause()]);
        await look(view, load);
      }
      await follow(view, load);
      await findings.show(view, load);
      if (refusal) MessageBox.error(refusal.message);
    }

    return {
      follow,
      run,

      /** Called by Fiori elements from the page's header. */
      check(load) {
        const view = this.getEditFlow().getView();
        return service.whileBusy(view, async () => {
          const saved = await mapping.save(view, load);
          if (saved) await run(view, load, 'checkFile', saved);
        });
      },
    };
  },
);
