/** Has mirror and ERP compared at once, and says in words what was found. */
sap.ui.define(
  [
    'sap/m/MessageBox',
    'sap/ui/core/BusyIndicator',
    'sap/ui/core/format/NumberFormat',
    'sap/ui/model/Filter',
  ],
  (MessageBox, BusyIndicator, NumberFormat, Filter) => {
    /** Calls an action of the whole service; what it changed is read again. */
    async function run(view, action, tell) {
      const texts = await view.getModel('i18n').getResourceBundle();
      const model = view.getModel();
      const call = model.bindContext(`/${action}(...)`);
      BusyIndicator.show(0);
      try {
        await call.invoke();
        const { kind, text } = await tell(call.getBoundContext().getObject(), texts, model);
        MessageBox[kind](text, { contentWidth: '32rem' });
      } catch (error) {
        MessageBox.error(error.message);
      } finally {
        BusyIndicator.hide();
        model.refresh();
      }
    }

    function checkInWords({ agrees, accountsOff }, texts) {
      if (agrees) return { kind: 'success', text: texts.getText('totalsAgreeNow') };
      return { kind: 'warning', text: texts.getText('totalsDifferNow', [accountsOff]) };
    }

    /** What objects of the ERP are called, by code. */
    async function objectNames(model) {
      const filter = new Filter('list', 'EQ', 'mirror-object');
      const found = await model.bindList('/CodeTexts', null, [], filter).requestContexts(0, 100);
      return new Map(
        found.map((context) => [context.getProperty('code'), context.getProperty('name')]),
      );
    }

    /** One sentence for each object of the ERP; what is zero everywhere is not worth a word. */
    async function keysInWords({ value }, texts, model) {
      const names = await objectNames(model);
      const number = NumberFormat.getIntegerInstance({ groupingEnabled: true });
      const told = ({ object, ...found }) => {
        const figures = ['compared', 'missing', 'extra', 'different', 'written', 'gone'];
        const values = figures.map((name) => number.format(found[name]));
        const isSame = found.missing + found.extra + found.different === 0;
        return texts.getText(isSame ? 'keysSame' : 'keysFound', [
          names.get(object) ?? object,
          ...values,
        ]);
      };
      const isSame = value.every(
        ({ missing, extra, different }) => !missing && !extra && !different,
      );
      return { kind: isSame ? 'success' : 'information', text: value.map(told).join('\n\n') };
    }

    function eventsInWords({ events, failed }, texts) {
      if (events === 0) return { kind: 'information', text: texts.getText('noEventsToRetry') };
      const kind = failed > 0 ? 'warning' : 'success';
      return { kind, text: texts.getText('eventsRetried', [events, failed]) };
    }

    /** Asked first: it reads every key of the ledger. */
    async function confirmed(view, question, title) {
      const texts = await view.getModel('i18n').getResourceBundle();
      const go = texts.getText('compareKeys');
      return new Promise((resolve) => {
        MessageBox.confirm(texts.getText(question), {
          title: texts.getText(title),
          actions: [go, MessageBox.Action.CANCEL],
          emphasizedAction: go,
          onClose: (chosen) => resolve(chosen === go),
        });
      });
    }

    return {
      compareNow() {
        return run(this, 'checkNow', checkInWords);
      },
      async reconcileKeys() {
        if (!(await confirmed(this, 'reconcileWhat', 'reconcileTitle'))) return;
        await run(this, 'reconcileKeys', keysInWords);
      },
      retryChangeEvents() {
        return run(this, 'retryChangeEvents', eventsInWords);
      },
    };
  },
);
