/** Two versions side by side: rules as sentences, parameters and bands. */
sap.ui.define(['sap/ui/model/Filter', './desk'], (Filter, desk) => {
  const states = { added: 'Success', removed: 'Error', changed: 'Warning', same: 'None' };

  /** Called by Fiori elements with the page's version. */
  async function open(version) {
    const view = this.getEditFlow().getView();
    const texts = await desk.textsOf(view);
    const others = await otherVersions(version, texts);
    const dialog = await desk.openDialog(view, {
      fragment: 'Comparison',
      name: 'compared',
      data: { others, other: others[0]?.id, shown: [], settings: [], onlyChanges: true },
      handlers: {
        onOtherChange: () => show(),
        onFilterChange: () => filter(),
        onClose: () => dialog.close(),
      },
    });
    const model = dialog.getModel('compared');
    if (others.length > 0) await show();

    async function show() {
      const other = model.getProperty('/other');
      const found = await desk.whileBusy(dialog, () => desk.call(version, 'compare', { other }));
      if (!found) return;
      const rules = found.rules.map((rule) => inWords(rule, texts));
      const settings = found.settings.map((setting) => named(setting, texts));
      const hasSettings = settings.length > 0;
      model.setData({ ...model.getData(), rules, settings, hasSettings });
      model.setProperty('/before', texts.getText('versionNumber', [found.other]));
      model.setProperty('/after', texts.getText('versionNumber', [found.version]));
      filter();
    }

    function filter() {
      const { rules = [], onlyChanges } = model.getData();
      const shown = onlyChanges ? rules.filter(({ change }) => change !== 'same') : rules;
      model.setProperty('/shown', shown);
    }
  }

  /** Those of the same strategy, the one in force first. */
  async function otherVersions(version, texts) {
    const [strategy, id] = await Promise.all([
      version.requestProperty('strategy'),
      version.requestProperty('ID'),
    ]);
    const filters = [new Filter('strategy', 'EQ', strategy)];
    const list = version.getModel().bindList('/Versions', null, [], filters, {
      $select: 'ID,version,status,comment',
      $expand: 'statusText',
    });
    const found = (await desk.readAll(list)).filter(({ ID }) => ID !== id);
    const isActive = ({ status }) => (status === 'active' ? 0 : 1);
    return found
      .toSorted((a, b) => isActive(a) - isActive(b) || b.version - a.version)
      .map(({ ID, version: number, statusText }) => ({
        id: ID,
        text: texts.getText('versionAndStatus', [number, statusText?.name ?? '']),
      }));
  }

  function inWords({ change, title, before, after }, texts) {
    return {
      change,
      title,
      before: before ?? '–',
      after: after ?? '–',
      state: states[change],
      text: texts.getText(`change.${change}`),
    };
  }

  function named({ name, before, after }, texts) {
    const [kind, priority] = name.split(':');
    const label = priority ? texts.getText('bandOf', [priority]) : texts.getText(`setting.${kind}`);
    return { name: label, before: before ?? '–', after: after ?? '–' };
  }

  return { open };
});
