/**
 * The dialog in which an agent and a customer agree on a payment plan: terms go in, plans come back
 * to the cent with what the customer can carry, and the one that is accepted was seen as a schedule.
 * For plans that FI-CA keeps, that is the ERP's own simulation. Written by hand: Fiori elements has
 * no dialog that shows what an action answers and acts on it.
 */
sap.ui.define(
  ['sap/m/MessageBox', './customerDialog', './planTerms'],
  (MessageBox, customerDialog, planTerms) => {
    const tables = ['items', 'plans'];

    function open(position) {
      return show(this, position, {}).catch(tell);
    }

    /** From the table of plans: what was agreed once is what the new terms start with. */
    function again(position, [plan]) {
      return plan
        .requestObject()
        .then((terms) => show(this, position, terms))
        .catch(tell);
    }

    function tell({ message }) {
      MessageBox.error(message);
    }

    function show(page, position, terms) {
      const data = begin(position, terms);
      return customerDialog.open(page, 'PaymentPlan', data, (model, means) => ({
        onTermsChange: () => model.setData(planTerms.changed(model.getData())),
        onCurrencyChange: () => model.setData(planTerms.chooseCurrency(model.getData())),
        onPropose: () => propose(model, means, position),
        onOffer: (event) => {
          const offer = event.getParameter('listItem').getBindingContext('dialog').getObject();
          return choose(model, means, position, offer);
        },
        onCancel: means.close,
        onAccept: () => accept(model, means, position),
      }));
    }

    async function begin(position, terms) {
      const [{ value: items }, kinds, seen, today] = await Promise.all([
        customerDialog.invoke(position, 'itemsToPromise'),
        customerDialog.readAll(position, '/PlanKinds'),
        customerDialog.lastChange(position),
        position.requestProperty('businessDate'),
      ]);
      return { ...planTerms.begin({ items, kinds, today, terms }), seen };
    }

    async function propose(model, { dialog }, position) {
      const parameters = planTerms.parameters(model.getData());
      const answer = await asked(model, dialog, () =>
        customerDialog.invoke(position, 'proposePlans', parameters),
      );
      if (!answer) return;
      const data = planTerms.withOffers(model.getData(), answer.value);
      model.setData(data);
      if (data.offers.length === 1) await choose(model, { dialog }, position, data.offers[0]);
    }

    /** What FI-CA is to keep is shown as FI-CA itself would make it. */
    async function choose(model, { dialog }, position, offer) {
      model.setData({ ...model.getData(), chosen: null, problem: '' });
      const chosen =
        offer.keptBy === 'erp' ? await simulate(model, dialog, position, offer) : offer;
      if (!chosen) return;
      model.setProperty('/chosen', chosen);
      const schedule = dialog.getContent().at(-1);
      // Only what is rendered can be scrolled to.
      setTimeout(() => dialog.getScrollDelegate().scrollToElement(schedule.getDomRef(), 200));
    }

    async function simulate(model, dialog, position, offer) {
      const parameters = planTerms.parametersOf(model.getData(), offer);
      const { kind: _, rate: __, charges: ___, roundTo: ____, ...asErp } = parameters;
      const quoted = await asked(model, dialog, () =>
        customerDialog.invoke(position, 'simulatePlanInErp', asErp),
      );
      return quoted && planTerms.told(model.getData(), quoted);
    }

    /** What is wrong with the terms stands above them, and the terms stay. */
    async function asked(model, dialog, question) {
      dialog.setBusy(true);
      model.setProperty('/problem', '');
      try {
        return await question();
      } catch ({ message }) {
        model.setProperty('/problem', message);
        return null;
      } finally {
        dialog.setBusy(false);
      }
    }

    async function accept(model, means, position) {
      const data = model.getData();
      const { chosen, note, seen } = data;
      const what = chosen.quote ? { quote: chosen.quote } : planTerms.parametersOf(data, chosen);
      const reload = async () => {
        const [{ value: items }, lastSeen] = await Promise.all([
          customerDialog.invoke(position, 'itemsToPromise'),
          customerDialog.lastChange(position),
        ]);
        model.setData({ ...planTerms.withItems(model.getData(), items), seen: lastSeen });
        await customerDialog.refresh(position, tables);
      };
      const sent = { action: 'acceptPlan', parameters: { ...what, note, seen }, reload };
      if (!(await customerDialog.send(position, means.dialog, sent))) return;
      const text = chosen.needsApproval ? 'planWaits' : 'planDone';
      await customerDialog.done(position, means, text, tables);
    }

    return { open, again };
  },
);
