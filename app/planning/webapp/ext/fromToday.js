/**
 * Opens the dialogs of days with today in them. Fiori elements asks for what a dialog begins with only
 * where its action stands on a row, and these stand on none.
 */
sap.ui.define([], () => {
  /** Called by Fiori elements from the table's toolbar; `this` is its extension API. */
  function recordAbsence() {
    return ask(this, 'recordAbsence');
  }

  function assignForAWhile() {
    return ask(this, 'assignForAWhile');
  }

  async function ask(api, action) {
    const model = api.getModel();
    const texts = await api.getModel('i18n').getResourceBundle();
    const day = await today(model);
    const days = ['validFrom', 'validTo'].map((name) => ({ name, value: day }));
    return api.editFlow.invokeAction(`SupervisionService.EntityContainer/${action}`, {
      model,
      label: texts.getText(action),
      parameterValues: day ? days : [],
      skipParameterDialog: false,
    });
  }

  /** The day that the lists are for; the first of them where segments differ. */
  async function today(model) {
    const segments = model.bindList('/Segments', null, [], [], { $select: 'businessDate' });
    const contexts = await segments.requestContexts(0, Number.POSITIVE_INFINITY);
    const days = contexts.map((context) => context.getProperty('businessDate')).filter(Boolean);
    return days.sort()[0];
  }

  return { recordAbsence, assignForAWhile };
});
