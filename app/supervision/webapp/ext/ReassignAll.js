/**
 * The dialog in which a supervisor gives all customers of a query to another agent, and sees how many
 * they are and what they owe before anything counts. Fiori elements shows no answer of an action
 * before the next, so the dialog is written by hand.
 */
sap.ui.define(
  [
    'sap/m/MessageBox',
    'sap/m/MessageToast',
    'sap/ui/Device',
    'sap/ui/core/format/NumberFormat',
    'sap/ui/model/json/JSONModel',
  ],
  (MessageBox, MessageToast, Device, NumberFormat, JSONModel) => {
    const money = NumberFormat.getCurrencyInstance({ currencyCode: true });
    const query = [
      'segment',
      'collectionGroup',
      'owner',
      'stage',
      'priority',
      'minOverdue',
      'agent',
    ];

    /** Called by Fiori elements from the table's toolbar; `this` is its extension API. */
    async function open() {
      const service = this.getModel();
      const texts = await this.getModel('i18n').getResourceBundle();
      const model = new JSONModel(await choices(service));
      const dialog = await this.loadFragment({
        id: 'reassignAll',
        name: 'saldo.supervision.ext.ReassignAll',
        controller: handlersOf({ model, service, texts, refresh: () => this.refresh() }),
      });
      model.setProperty('/dialog', dialog);
      dialog.setModel(model, 'dialog');
      dialog.setStretch(Device.system.phone);
      dialog.attachAfterClose(() => dialog.destroy());
      chooseSegment(model);
      dialog.open();
    }

    async function choices(service) {
      const read = (entity, parameters) =>
        readAll(service.bindList(`/${entity}`, null, [], [], parameters));
      const [segments, members, priorities, stages] = await Promise.all([
        read('Segments'),
        read('Agents', { $expand: 'groupText' }),
        read('Priorities'),
        read('Stages'),
      ]);
      const named = ({ code, name }) => ({ key: code, text: name });
      return {
        segments,
        members,
        priorities: [anything, ...priorities.map(named)],
        stages: [anything, ...stages.map(named)],
        segment: (segments.find(({ businessDate }) => businessDate) ?? segments[0])?.segment,
        reason: '',
      };
    }

    const anything = { key: '', text: '' };

    /** Groups and people are those of the segment. */
    function chooseSegment(model) {
      const { segment, members } = model.getData();
      const mine = members.filter((member) => member.segment === segment);
      const agents = new Map(mine.map(({ agent, name }) => [agent, { key: agent, text: name }]));
      const groups = new Map(mine.map((one) => [one.collectionGroup, one.groupText?.name]));
      model.setProperty('/agents', [...agents.values()]);
      model.setProperty('/groups', [
        anything,
        ...[...groups].map(([key, name]) => ({ key, text: name ?? key })),
      ]);
      for (const name of ['collectionGroup', 'owner', 'agent']) model.setProperty(`/${name}`, '');
      forget(model);
    }

    /** What was shown holds for another query. */
    function forget(model) {
      model.setProperty('/answer', null);
    }

    function handlersOf(means) {
      const { model } = means;
      return {
        onSegmentChange: () => chooseSegment(model),
        onQueryChange: () => forget(model),
        onShow: () => whileBusy(model, () => show(means)),
        onApply: () => whileBusy(model, () => apply(means)),
        onCancel: () => model.getProperty('/dialog').close(),
      };
    }

    async function show({ model, service, texts }) {
      const answer = await call(service, 'previewReassignment', asked(model.getData()));
      const amounts = answer.amounts.map(({ currency, overdue }) =>
        money.format(overdue, currency),
      );
      const { customers, minutes, left } = answer;
      const lines = [texts.getText('reassignAnswer', [customers, minutes, amounts.join(', ')])];
      if (left > 0) lines.push(texts.getText('reassignLeft', [left]));
      const text = customers > 0 || left > 0 ? lines.join(' ') : texts.getText('reassignNobody');
      const whom = answer.whom.map((one) => ({
        ...one,
        amount: money.format(one.overdue, one.currency),
      }));
      const title = texts.getText(whom.length < customers ? 'reassignMost' : 'reassignAllOf');
      model.setProperty('/answer', { customers, text, whom, title });
    }

    async function apply({ model, service, texts, refresh }) {
      const { answer, reason, dialog } = model.getData();
      const { customers } = answer;
      await call(service, 'reassignAll', { ...asked(model.getData()), customers, reason });
      dialog.close();
      MessageToast.show(texts.getText('reassignDone', [customers]));
      await refresh();
    }

    /** What is left empty is not asked for. */
    function asked(data) {
      const given = Object.fromEntries(query.map((name) => [name, data[name] || null]));
      const days = data.minDaysPastDue ? Number(data.minDaysPastDue) : null;
      return { ...given, minDaysPastDue: days, validTo: data.validTo || null };
    }

    async function call(service, action, parameters) {
      const operation = service.bindContext(`/${action}(...)`);
      for (const [name, value] of Object.entries(parameters)) operation.setParameter(name, value);
      await operation.invoke();
      return operation.getBoundContext()?.getObject();
    }

    async function whileBusy(model, work) {
      const { dialog } = model.getData();
      dialog.setBusy(true);
      try {
        await work();
      } catch (error) {
        MessageBox.error(error.message);
      } finally {
        if (!dialog.isDestroyed()) dialog.setBusy(false);
      }
    }

    async function readAll(list) {
      const contexts = await list.requestContexts(0, Number.POSITIVE_INFINITY);
      return contexts.map((context) => context.getObject());
    }

    return { open };
  },
);
