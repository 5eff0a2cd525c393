/** Opens and holds whom to work next, without going through the list. */
sap.ui.define(
  [
    'sap/m/MessageBox',
    'sap/m/MessageToast',
    'sap/ui/core/BusyIndicator',
    'sap/ui/core/format/DateFormat',
    './positionKey',
  ],
  (MessageBox, MessageToast, BusyIndicator, DateFormat, positionKey) => {
    /** Called by Fiori elements from the list or a customer's page; `this` is the extension API. */
    async function open() {
      const texts = await this.getModel('i18n').getResourceBundle();
      BusyIndicator.show();
      try {
        const next = await ask(this.getModel());
        if (!next.partner) return nobody(next.skipped, texts);
        MessageToast.show(found(next, texts));
        this.getRouting().navigateToRoute('MyPositionsPage', { key: positionKey.of(next) });
      } catch (error) {
        MessageBox.error(error.message);
      } finally {
        BusyIndicator.hide();
      }
    }

    async function ask(model) {
      const action = model.bindContext('/nextCustomer(...)');
      await action.invoke();
      return action.getBoundContext().getObject();
    }

    function found({ name, skipped }, texts) {
      if (skipped.length === 0) return texts.getText('nextFound', [name]);
      return texts.getText('nextFoundPast', [name, skipped.length]);
    }

    /** The empty state: nobody to work now, with why and when the first of them may be contacted. */
    function nobody(skipped, texts) {
      if (skipped.length === 0) return MessageBox.success(texts.getText('nextNobody'));
      const opens = skipped.flatMap(({ opensAt }) => opensAt ?? []).sort()[0];
      const when = opens ? texts.getText('nextOpens', [timeOf(opens)]) : '';
      const who = skipped.map(({ name, text }) => `${name}: ${text}`).join('\n\n');
      return MessageBox.information(`${texts.getText('nextNobodyNow')} ${when}`.trim(), {
        title: texts.getText('nextCustomer'),
        details: who,
      });
    }

    function timeOf(instant) {
      return DateFormat.getDateTimeInstance({ format: 'MMMdHm' }).format(new Date(instant));
    }

    return { open };
  },
);
